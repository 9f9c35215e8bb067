import { WorkerClient } from '../workers/index.ts';
import type { ExportOperations } from './messages.ts';

/** A profile in a worker that writes files of it. */
export class ExportClient extends WorkerClient<ExportOperations> {
  constructor() {
    super(new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }));
  }
}
