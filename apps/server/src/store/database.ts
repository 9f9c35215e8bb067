import Database from 'libsql';
import { Kysely, sql, SqliteDialect, type SqliteDatabase } from 'kysely';

/** One row per run. `data` is the run as the protocol has it, in JSON. */
export interface RunTable {
  id: string;
  started_at: number;
  ended_at: number | null;
  /** The server that owns it; see `owner.ts`. */
  owner: string;
  data: string;
}

/** One row per reading. `t` is epoch milliseconds, `data` the sample in JSON. */
export interface SampleTable {
  run: string;
  t: number;
  data: string;
}

/** One row per reading that tells of collections. `data` is those, in JSON. */
export interface CollectionTable {
  run: string;
  t: number;
  /** Which are kept of too many: the highest. See `rankOf`. */
  rank: number;
  data: string;
}

/** One row per finished capture. `data` is the capture in JSON; its profile is a file. */
export interface CaptureTable {
  id: string;
  run: string;
  created_at: number;
  /** Of the profile's file; 0 once it is gone. */
  size: number;
  data: string;
}

/** One row per verification that has ended. `data` is the verification in JSON. */
export interface VerificationTable {
  id: string;
  scenario: string;
  started_at: number;
  data: string;
}

export interface Tables {
  runs: RunTable;
  samples: SampleTable;
  collections: CollectionTable;
  captures: CaptureTable;
  verifications: VerificationTable;
}

export type Db = Kysely<Tables>;

/** While the server starts, another server's write is waited for this long. */
const BUSY_TIMEOUT_AT_START_MS = 5_000;
/** Later the whole server would wait: better to try again a second later. */
const BUSY_TIMEOUT_MS = 50;

/** Opens a database file, or begins one. Throws what libsql throws. */
export function openDatabase(path: string): Db {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_AT_START_MS });
  // The write-ahead log lets two servers read and write; NORMAL may lose the last moments to a
  // power cut, never the file.
  database.prepare('PRAGMA journal_mode = WAL').all();
  database.prepare('PRAGMA synchronous = NORMAL').run();
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: guarded(database) }) });
}

/** From here on requests are answered, and nothing may wait for long. */
export async function beginService(db: Db): Promise<void> {
  await sql.raw(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`).execute(db);
}

/** libsql aborts the whole process on a boolean parameter, so none may get there. */
function guarded(database: Database.Database): SqliteDatabase {
  const allowed = (parameters: readonly unknown[]): unknown[] => {
    for (const value of parameters) {
      if (value !== null && !['number', 'string', 'bigint'].includes(typeof value)) {
        throw new TypeError(`A ${typeof value} cannot be stored.`);
      }
    }
    return [...parameters];
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...allowed(parameters)),
        run: (parameters) => statement.run(...allowed(parameters)),
        iterate: (parameters) => statement.iterate(...allowed(parameters)),
      };
    },
  };
}

/** Whether an error says that the file is not a sound database any more. */
export function isDamage(error: unknown): boolean {
  return ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((code) => codeOf(error).startsWith(code));
}

/** Whether an error says that another server is writing. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** SQLite's name of an error, empty for errors that are not its own. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
