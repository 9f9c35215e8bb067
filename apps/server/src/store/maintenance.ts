import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Run } from '@leakscope/protocol';
import { isFinal } from '../run-state.ts';
import type { CaptureShelf } from './capture-shelf.ts';
import type { Connection } from './connection.ts';
import { isAlive } from './owner.ts';
import { makeRoom, MAX_RUNS, RunThinner } from './retention.ts';
import { deleteRun, endOrphans, surplusRuns } from './runs.ts';

/** Keeps the store small: thins, removes the oldest, ends what other servers left open. */
export class Maintenance {
  readonly #owner: string;
  readonly #connection: Connection;
  readonly #shelf: CaptureShelf;
  readonly #thinners = new Map<string, RunThinner>();

  /** @param owner this server, whose runs are its own affair */
  constructor(owner: string, connection: Connection, shelf: CaptureShelf) {
    this.#owner = owner;
    this.#connection = connection;
    this.#shelf = shelf;
  }

  /** Thins this run's samples from now on, until it ends. */
  follow(run: Run): void {
    if (isFinal(run.state)) this.#thinners.delete(run.id);
    else if (!this.#thinners.has(run.id)) {
      this.#thinners.set(run.id, new RunThinner(run.id, run.startedAt));
    }
  }

  async run(now = Date.now()): Promise<void> {
    await this.#connection.use((db) =>
      endOrphans(db, async (owner) => owner === this.#owner || isAlive(owner)),
    );
    for (const thinner of this.#thinners.values()) {
      await this.#connection.use((db) => thinner.step(db, now));
      await nextTurn();
    }
    while (await this.#connection.use((db) => makeRoom(db))) await nextTurn();
    for (const id of await this.#connection.use((db) => surplusRuns(db, MAX_RUNS))) {
      await this.#shelf.removeOf(id);
      await this.#connection.use((db) => deleteRun(db, id));
      await nextTurn();
    }
    await this.#shelf.removeSurplus();
  }
}
