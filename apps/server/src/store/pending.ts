import type { Gc, Run, Sample, Verification } from '@leakscope/protocol';
import { insertCollections, rankOf } from './collections.ts';
import type { CollectionTable, Db, SampleTable } from './database.ts';
import { isFinal } from '../run-state.ts';
import { saveRun } from './runs.ts';
import { insertSamples } from './samples.ts';
import { saveVerification } from './verifications.ts';

/** Readings that may wait while the file cannot be written: five minutes of eight runs, some 4 MB. */
const MAX_PENDING_SAMPLES = 10_000;

/** Readings with collections that may wait: of a busy process each takes up to 2 KB. */
const MAX_PENDING_COLLECTIONS = 2_500;

/** Verifications that may wait: more than can end meanwhile. */
const MAX_PENDING_VERIFICATIONS = 100;

/** What happened and is not written yet. */
export class Pending {
  readonly #owner: string;
  #runs = new Map<string, Run>();
  #samples: SampleTable[] = [];
  #collections: CollectionTable[] = [];
  #verifications: Verification[] = [];
  /** Runs that have not ended, as last told. */
  readonly #living = new Map<string, Run>();

  constructor(owner: string) {
    this.#owner = owner;
  }

  get isEmpty(): boolean {
    const lists = [this.#samples, this.#collections, this.#verifications];
    return this.#runs.size === 0 && lists.every(({ length }) => length === 0);
  }

  addRun(run: Run): void {
    this.#runs.set(run.id, run);
    if (isFinal(run.state)) this.#living.delete(run.id);
    else this.#living.set(run.id, run);
  }

  addSample(run: string, { t, ...rest }: Sample): void {
    this.#samples.push({ run, t, data: JSON.stringify({ t, ...rest }) });
    if (this.#samples.length > MAX_PENDING_SAMPLES) this.#samples.shift();
  }

  /** A row takes those of one reading, which come one after the other. */
  addCollection(run: string, gc: Gc): void {
    const row = this.#collections.at(-1);
    if (row?.run === run && row.t === gc.t) {
      row.rank = Math.max(row.rank, rankOf(gc));
      row.data = `${row.data.slice(0, -1)},${JSON.stringify(gc)}]`;
      return;
    }
    this.#collections.push({ run, t: gc.t, rank: rankOf(gc), data: JSON.stringify([gc]) });
    if (this.#collections.length > MAX_PENDING_COLLECTIONS) this.#collections.shift();
  }

  addVerification(verification: Verification): void {
    this.#verifications.push(verification);
    if (this.#verifications.length > MAX_PENDING_VERIFICATIONS) this.#verifications.shift();
  }

  /** Writes the living runs again, for a database that has begun anew. */
  repeatRuns(): void {
    for (const [id, run] of this.#living) if (!this.#runs.has(id)) this.#runs.set(id, run);
  }

  /** What could not be written stays. */
  async write(db: Db): Promise<void> {
    const runs = this.#runs;
    const samples = this.#samples;
    const collections = this.#collections;
    const verifications = this.#verifications;
    this.#runs = new Map();
    this.#samples = [];
    this.#collections = [];
    this.#verifications = [];
    try {
      for (const run of runs.values()) await saveRun(db, run, this.#owner);
      await insertSamples(db, samples);
      await insertCollections(db, collections);
      for (const verification of verifications) await saveVerification(db, verification);
    } catch (error) {
      this.#runs = new Map([...runs, ...this.#runs]);
      this.#samples = [...samples, ...this.#samples].slice(-MAX_PENDING_SAMPLES);
      this.#collections = [...collections, ...this.#collections].slice(-MAX_PENDING_COLLECTIONS);
      this.#verifications = [...verifications, ...this.#verifications];
      throw error;
    }
  }
}
