import { join } from 'node:path';
import type { Capture, Run, SampleColumns, Verification } from '@leakscope/protocol';
import type { RunEvent } from '@leakscope/runs';
import { CaptureShelf } from './capture-shelf.ts';
import type { CaptureQuery } from './captures.ts';
import { readCollections } from './collections.ts';
import { Connection } from './connection.ts';
import { isBusy } from './database.ts';
import { DATABASE_NAME, prepareDirectory } from './data-directory.ts';
import { Maintenance } from './maintenance.ts';
import { isAlive, thisOwner } from './owner.ts';
import { Pending } from './pending.ts';
import { endOrphans, getRun, listRuns, type RunQuery } from './runs.ts';
import { readSamples, type SampleRange } from './samples.ts';
import { getVerification, listVerifications, type VerificationQuery } from './verifications.ts';

/** What happened is written this often: few enough writes, and little enough lost to a kill. */
const FLUSH_MS = 1_000;
/** Thinning goes on in steps of five minutes' worth, so it keeps up easily. */
const MAINTENANCE_MS = 30_000;
const COMPLAINT_MS = 60_000;

export interface StoreOptions {
  readonly directory: string;
  /** Bytes that all profiles together may take. */
  readonly quota?: number;
  readonly log: (line: string) => void;
  /** A capture has changed by the store's own doing: its profile had to go, or could not be kept. */
  readonly onCapture: (capture: Capture) => void;
}

/** What outlives the process: runs, samples, captures and verifications. */
export class Store {
  readonly #connection: Connection;
  readonly #pending: Pending;
  readonly #shelf: CaptureShelf;
  readonly #maintenance: Maintenance;
  readonly #options: StoreOptions;
  readonly #timers: NodeJS.Timeout[];
  /** Writes happen one after the other; what fails is said and does not stop the next. */
  #writes: Promise<void> = Promise.resolve();
  #complaint = { line: '', until: 0 };

  private constructor(
    options: StoreOptions,
    owner: string,
    connection: Connection,
    pending: Pending,
  ) {
    this.#options = options;
    this.#connection = connection;
    this.#pending = pending;
    this.#shelf = new CaptureShelf({ ...options, connection });
    this.#maintenance = new Maintenance(owner, connection, this.#shelf);
    this.#timers = [
      setInterval(() => void this.flush(), FLUSH_MS).unref(),
      setInterval(() => {
        void this.#enqueue('tidy up the history', () => this.#maintenance.run());
      }, MAINTENANCE_MS).unref(),
    ];
  }

  /**
   * Opens the history in a directory and ends what a server that died left open.
   *
   * @throws NewerDatabase, or what the file system says
   */
  static async open(options: StoreOptions): Promise<Store> {
    await prepareDirectory(options.directory);
    const owner = await thisOwner();
    const pending = new Pending(owner);
    const connection = await Connection.open({
      path: join(options.directory, DATABASE_NAME),
      log: options.log,
      onReplaced: () => pending.repeatRuns(),
    });
    await connection.use((db) => endOrphans(db, isAlive));
    const store = new Store(options, owner, connection, pending);
    await store.#shelf.prepare();
    return store;
  }

  /** Takes note of what happened. Returns at once: it is written within about a second. */
  record(event: RunEvent): void {
    if (event.name === 'capture') {
      const written = this.#shelf.put(event.capture, event.profile);
      if (written !== undefined) void this.#enqueue('keep a capture', written);
    } else if (event.name === 'state') {
      this.#pending.addRun(event.run);
      this.#maintenance.follow(event.run);
      // Rare, and what a history must have even if the server is killed in the next moment.
      void this.flush();
    } else if (event.name === 'sample') {
      this.#pending.addSample(event.run, event.sample);
    } else if (event.name === 'gc') {
      this.#pending.addCollection(event.run, event.gc);
    }
  }

  run(id: string): Promise<Run | undefined> {
    return this.#connection.use((db) => getRun(db, id));
  }

  /** Latest first. */
  runs(query: RunQuery): Promise<Run[]> {
    return this.#connection.use((db) => listRuns(db, query));
  }

  async samples(run: string, range: SampleRange): Promise<SampleColumns> {
    await this.flush();
    return this.#connection.use(async (db) => ({
      ...(await readSamples(db, run, range)),
      collections: await readCollections(db, run, range),
    }));
  }

  capture(id: string): Promise<Capture | undefined> {
    return this.#shelf.get(id);
  }

  /** Latest first, those being taken included. */
  captures(query: CaptureQuery): Promise<Capture[]> {
    return this.#shelf.list(query);
  }

  /** The gzipped profile of a capture, where it is there. */
  profile(capture: string): Promise<Uint8Array | undefined> {
    return this.#shelf.profile(capture);
  }

  /** A directory for files on their way; what is left there is removed later. */
  get scratch(): string {
    return this.#shelf.directory;
  }

  deleteCapture(id: string): Promise<void> {
    return this.#shelf.remove(id);
  }

  /** Takes note of a verification that has ended. Returns at once. */
  keepVerification(verification: Verification): void {
    this.#pending.addVerification(verification);
    void this.flush();
  }

  async verification(id: string): Promise<Verification | undefined> {
    await this.flush();
    return this.#connection.use((db) => getVerification(db, id));
  }

  /** Latest first. */
  async verifications(query: VerificationQuery): Promise<Verification[]> {
    await this.flush();
    return this.#connection.use((db) => listVerifications(db, query));
  }

  /** Writes what is waiting to be written. */
  flush(): Promise<void> {
    if (this.#pending.isEmpty) return this.#writes;
    return this.#enqueue('write the history', () =>
      this.#connection.use((db) => this.#pending.write(db)),
    );
  }

  /** Writes the rest and lets go of the files. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.flush();
    await this.#writes;
    await this.#connection.close();
  }

  #enqueue(deed: string, work: () => Promise<void>): Promise<void> {
    this.#writes = this.#writes.then(work).catch((error: unknown) => {
      // What was not written waits for the next second.
      if (isBusy(error)) return;
      const why = error instanceof Error ? error.message : String(error);
      this.#complain(`Leakscope could not ${deed}: ${why}`);
    });
    return this.#writes;
  }

  /** A full disk fails every second: the same words are said once a minute. */
  #complain(line: string): void {
    const now = performance.now();
    if (line === this.#complaint.line && now < this.#complaint.until) return;
    this.#complaint = { line, until: now + COMPLAINT_MS };
    this.#options.log(line);
  }
}
