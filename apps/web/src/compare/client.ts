import { WorkerClient } from '../workers/index.ts';
import type { CompareOperations, PairInfo } from './messages.ts';

/** Two profiles in a worker of their own. */
export class CompareClient extends WorkerClient<CompareOperations> {
  constructor() {
    super(new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }));
  }

  /** Gzipped or plain pprof. The buffers are handed over and empty afterwards. */
  open(base: ArrayBuffer, now: ArrayBuffer): Promise<PairInfo> {
    return this.ask('open', { base, now }, [base, now]);
  }
}
