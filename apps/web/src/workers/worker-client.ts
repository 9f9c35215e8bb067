/** What a worker answers to the request with this id. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** A request on its way to the worker. */
export type RequestOf<Ops> = {
  [Op in keyof Ops]: { readonly id: number; readonly op: Op } & (Ops[Op] extends {
    request: infer Request;
  }
    ? Request
    : never);
}[keyof Ops];

/** Asked of a worker and not yet answered: more than this and something asks in a loop. */
const MAX_PENDING = 64;

/** The worker could not do it; `message` is for the reader of the page. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: WorkerError) => void;
}

/** Asks a worker, which answers in any order. */
export class WorkerClient<Ops> {
  /** There for the types alone: what this client can ask is told by its type. */
  declare readonly operations?: Ops;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #next = 0;

  /** @param worker its own, ended by `close` */
  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const pending = this.#pending.get(data.id);
      this.#pending.delete(data.id);
      if (data.ok) pending?.resolve(data.value as never);
      else pending?.reject(new WorkerError(data.message));
    });
    worker.addEventListener('error', () => {
      this.#failAll('The part of the page that reads profiles could not be started. Reload it.');
    });
  }

  /** @param transfer buffers that are handed over, and empty afterwards @throws WorkerError */
  ask<Op extends keyof Ops & string>(
    op: Op,
    request: Ops[Op] extends { request: infer Request } ? Request : never,
    transfer: Transferable[] = [],
  ): Promise<Ops[Op] extends { answer: infer Answered } ? Answered : never> {
    return new Promise((resolve, reject) => {
      if (this.#pending.size >= MAX_PENDING) {
        reject(new WorkerError('The profile is busy.'));
        return;
      }
      const id = this.#next++;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...(request as object), id, op }, transfer);
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll('The profile was closed.');
  }

  #failAll(message: string): void {
    for (const { reject } of this.#pending.values()) reject(new WorkerError(message));
    this.#pending.clear();
  }
}
