import { sql } from 'kysely';
import type { Db } from './database.ts';
import { deleteOldest, extentOf, thin } from './timed-rows.ts';

/** From a sample's age on, one reading per `everyMs` is kept. */
interface Level {
  readonly olderThanMs: number;
  readonly everyMs: number;
}

const MINUTE = 60_000;

/**
 * The page's longest fixed range is 30 minutes; what is older is looked at from further away.
 * A run of a day ends with about 20,000 readings.
 */
export const LEVELS: readonly Level[] = [
  { olderThanMs: 15 * MINUTE, everyMs: 1_000 },
  { olderThanMs: 2 * 60 * MINUTE, everyMs: 10_000 },
  { olderThanMs: 24 * 60 * MINUTE, everyMs: 60_000 },
];

/** The span thinned by one statement: at most some 1,200 rows and 3 ms. */
const SPAN_MS = 5 * MINUTE;
/** Of the database, free pages aside: hours of eight runs and months of history. */
export const MAX_DATABASE_BYTES = 256 * 1024 * 1024;
/** Runs in the history; beyond them the oldest go. */
export const MAX_RUNS = 1_000;

/**
 * Thins a living run's samples and collections with age, a span at a time: of a stretch the first
 * sample stays, and the collections of the highest rank. Ages are relative to the run's own time.
 */
export class RunThinner {
  readonly #run: string;
  /** Per level, up to where its samples are thinned. */
  readonly #done: number[];

  constructor(run: string, startedAt: number) {
    this.#run = run;
    this.#done = LEVELS.map(() => startedAt);
  }

  /** One span per level at most; to be called more often than every `SPAN_MS`. */
  async step(db: Db, now: number): Promise<void> {
    for (const [index, level] of LEVELS.entries()) {
      const from = this.#done[index] ?? now;
      const to = from + SPAN_MS;
      if (to > now - level.olderThanMs) continue;
      const stretches = { from, to, everyMs: level.everyMs };
      await thin(db, 'samples', this.#run, stretches, sql<number>`min(t)`);
      await thin(db, 'collections', this.#run, stretches, sql<number>`max(rank)`);
      this.#done[index] = to;
    }
  }
}

/**
 * Where the database has outgrown its bound, removes some of the oldest samples of the oldest run
 * that has any, and the collections of the same time.
 *
 * @returns whether there may be more to remove
 */
export async function makeRoom(db: Db, maxBytes = MAX_DATABASE_BYTES): Promise<boolean> {
  if ((await usedBytes(db)) <= maxBytes) return false;
  const oldest = await db
    .selectFrom('runs')
    .select('id')
    .where(({ exists, or, selectFrom }) =>
      or([
        exists(selectFrom('samples').select('t').whereRef('samples.run', '=', 'runs.id')),
        exists(selectFrom('collections').select('t').whereRef('collections.run', '=', 'runs.id')),
      ]),
    )
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return false;
  const removed = await deleteOldest(db, 'samples', oldest.id);
  const { first } = await extentOf(db, 'samples', oldest.id, {
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
  });
  return (await deleteOldest(db, 'collections', oldest.id, first)) || removed;
}

async function usedBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select (page_count - freelist_count) * page_size as bytes
    from pragma_page_count, pragma_freelist_count, pragma_page_size`.execute(db);
  return rows[0]?.bytes ?? 0;
}
