import { WorkerClient } from '../workers/index.ts';
import type { Operations, ProfileInfo } from './messages.ts';

/** One profile in a worker of its own. Start it before the bytes are there: both take time. */
export class FlameClient extends WorkerClient<Operations> {
  constructor() {
    super(new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }));
  }

  /** Gzipped or plain pprof. The buffer is handed over and empty afterwards. */
  open(bytes: ArrayBuffer): Promise<ProfileInfo> {
    return this.ask('open', { bytes }, [bytes]);
  }
}
