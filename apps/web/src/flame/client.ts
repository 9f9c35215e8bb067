import type { Answer, Operation, Operations, ProfileInfo } from './messages.ts';

/** Asked of the worker and not yet answered: more than this and something asks in a loop. */
const MAX_PENDING = 64;

/** The worker could not do it; `message` is for the reader of the page. */
export class FlameError extends Error {
  override readonly name = 'FlameError';
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: FlameError) => void;
}

/** One profile in a worker of its own. Start it before the bytes are there: both take time. */
export class FlameClient {
  readonly #worker = new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
  readonly #pending = new Map<number, Pending>();
  #next = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const pending = this.#pending.get(data.id);
      this.#pending.delete(data.id);
      if (data.ok) pending?.resolve(data.value as never);
      else pending?.reject(new FlameError(data.message));
    });
    this.#worker.addEventListener('error', () => {
      this.#failAll('The part of the page that reads profiles could not be started. Reload it.');
    });
  }

  /** Gzipped or plain pprof. The buffer is handed over and empty afterwards. */
  open(bytes: ArrayBuffer): Promise<ProfileInfo> {
    return this.#post('open', { bytes }, [bytes]);
  }

  /** @throws FlameError, as every operation */
  ask<Op extends Exclude<Operation, 'open'>>(
    op: Op,
    request: Operations[Op]['request'],
  ): Promise<Operations[Op]['answer']> {
    return this.#post(op, request, []);
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll('The profile was closed.');
  }

  #post<Op extends Operation>(
    op: Op,
    request: Operations[Op]['request'],
    transfer: Transferable[],
  ): Promise<Operations[Op]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.#pending.size >= MAX_PENDING) {
        reject(new FlameError('The profile is busy.'));
        return;
      }
      const id = this.#next++;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id, op }, transfer);
    });
  }

  #failAll(message: string): void {
    for (const { reject } of this.#pending.values()) reject(new FlameError(message));
    this.#pending.clear();
  }
}
