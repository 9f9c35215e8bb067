import { Gc } from '@leakscope/protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { CollectionTable, Db } from './database.ts';

/** Rows written by one statement. */
const ROWS_PER_STATEMENT = 500;
/** Rows read, more than a chart has pixels; of more than that the highest rank of each stretch. */
const MAX_ROWS = 2_000;

/** Collections answered; of rows with more than that, the highest rank of each. */
const MAX_COLLECTIONS = 4_000;
/** Rows removed by one statement. */
const ROWS_PER_REMOVAL = 2_000;

const Collections = z.array(Gc);

/** The longer the pause, the higher; full collections, no pause of which takes minutes, go first. */
export function rankOf({ kind, durationMs }: Gc): number {
  return kind === 'major' ? durationMs + 1e6 : durationMs;
}

export async function insertCollections(db: Db, rows: readonly CollectionTable[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db
      .insertInto('collections')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** A run's collections from `from` to `to`, epoch milliseconds and inclusive, oldest first. */
export async function readCollections(
  db: Db,
  run: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Gc[]> {
  const within = db
    .selectFrom('collections')
    .where('run', '=', run)
    .where('t', '>=', from)
    .where('t', '<=', to);
  const { count, first, last } = await within
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<number | null>('t').as('first'),
      fn.max<number | null>('t').as('last'),
    ])
    .executeTakeFirstOrThrow();
  const start = first ?? 0;
  const stretchMs = Math.max(1, ((last ?? 0) - start) / (MAX_ROWS - 1));
  const rows = await within
    .select('data')
    // SQLite takes the other columns of a group from the row of its maximum.
    .$if(count > MAX_ROWS, (query) =>
      query
        .select(({ fn }) => fn.max('rank').as('rank'))
        .groupBy(sql`cast((t - ${sql.lit(start)}) / ${sql.lit(stretchMs)} as integer)`),
    )
    .orderBy('t')
    .execute();
  const readings = rows.flatMap(({ data }) => {
    const collections = Collections.safeParse(JSON.parse(data));
    return collections.success ? [collections.data] : [];
  });
  const all = readings.flat();
  return all.length <= MAX_COLLECTIONS ? all : readings.flatMap(highest);
}

function highest(collections: readonly Gc[]): Gc[] {
  return collections.toSorted((a, b) => rankOf(b) - rankOf(a)).slice(0, 1);
}

/** Of each stretch of `everyMs` between `from` and `to` keeps the row of the highest rank. */
export async function thinCollections(
  db: Db,
  run: string,
  from: number,
  to: number,
  everyMs: number,
): Promise<void> {
  await db
    .deleteFrom('collections')
    .where('run', '=', run)
    .where('t', '>=', from)
    .where('t', '<', to)
    .where('t', 'not in', (query) =>
      query
        .selectFrom(
          query
            .selectFrom('collections')
            .select(({ fn }) => ['t', fn.max('rank').as('rank')])
            .where('run', '=', run)
            .where('t', '>=', from)
            .where('t', '<', to)
            .groupBy(sql`cast(t / ${sql.lit(everyMs)} as integer)`)
            .as('highest'),
        )
        .select('highest.t'),
    )
    .execute();
}

/**
 * Removes some of a run's collections, or of those before `t` (epoch milliseconds).
 *
 * @returns whether there were any
 */
export async function deleteCollections(db: Db, run: string, t: number | null): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('collections')
    .where('run', '=', run)
    .where('t', 'in', (query) =>
      query
        .selectFrom('collections')
        .select('t')
        .where('run', '=', run)
        .$if(t !== null, (some) => some.where('t', '<', t))
        .orderBy('t')
        .limit(ROWS_PER_REMOVAL),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
