import { RunError } from './types.ts';

/** Requests that may wait for a sandbox: a load generator's connections, and some people. */
const MAX_WAITING = 512;

/** Runs what it is given one after the other. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether something runs or waits. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** @throws RunError `busy` where too many wait already. */
  async take<T>(act: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MAX_WAITING) {
      throw new RunError('busy', 'Too many operations wait for this sandbox: try again later.');
    }
    this.#waiting++;
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting--;
    }
  }
}
