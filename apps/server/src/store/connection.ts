import { sql } from 'kysely';
import { isDamage, type Db } from './database.ts';
import { openSound, setAside } from './open.ts';

export interface ConnectionOptions {
  readonly path: string;
  readonly log: (line: string) => void;
  /** The file was found damaged while in use, and a fresh one has begun. */
  readonly onReplaced: () => void;
}

/** The one connection to the database, which survives the loss of its file. */
export class Connection {
  #db: Db;
  readonly #options: ConnectionOptions;
  #replacing: Promise<void> | undefined;

  private constructor(db: Db, options: ConnectionOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** @throws NewerDatabase, or what the file system says */
  static async open(options: ConnectionOptions): Promise<Connection> {
    return new Connection(await openSound(options.path, options.log), options);
  }

  /** Runs statements; where they find the file damaged, they run again on a fresh one. */
  async use<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const db = this.#db;
    try {
      return await work(db);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (db === this.#db) await (this.#replacing ??= this.#replace());
      return work(this.#db);
    }
  }

  async close(): Promise<void> {
    // Leaves one file that holds everything. Where another server reads, its own end does so.
    await sql`pragma wal_checkpoint(truncate)`.execute(this.#db).catch(() => {});
    await this.#db.destroy();
  }

  async #replace(): Promise<void> {
    try {
      await this.#db.destroy();
      await setAside(this.#options.path, this.#options.log);
      this.#db = await openSound(this.#options.path, this.#options.log);
      this.#options.onReplaced();
    } finally {
      this.#replacing = undefined;
    }
  }
}
