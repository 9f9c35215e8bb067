import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

/** The tables of what a run tells from time to time: `run`, `t` (epoch milliseconds), `data`. */
export type TimedTable = 'samples' | 'collections';

export interface TimeSpan {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  readonly to: number;
}

/** Rows written or read by one statement: some 3 ms, in which nobody else is answered. */
export const ROWS_PER_STATEMENT = 500;
/** Rows removed by one statement: some 6 ms. */
const ROWS_PER_REMOVAL = 2_000;

export async function inBatches<Row>(
  rows: readonly Row[],
  write: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await write(rows.slice(start, start + ROWS_PER_STATEMENT));
  }
}

/** How many rows of a run there are in a span of time, and the times of the first and the last. */
export async function extentOf(
  db: Db,
  table: TimedTable,
  run: string,
  { from, to }: TimeSpan,
): Promise<{ count: number; first: number | null; last: number | null }> {
  return await db
    .selectFrom(asSamples(table))
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<number | null>('t').as('first'),
      fn.max<number | null>('t').as('last'),
    ])
    .where('run', '=', run)
    .where('t', '>=', from)
    .where('t', '<=', to)
    .executeTakeFirstOrThrow();
}

/**
 * Of each stretch of `everyMs` between `from` and `to` keeps one row.
 *
 * @param kept an aggregate; SQLite takes the rest of a group from the row of its minimum or maximum
 */
export async function thin(
  db: Db,
  table: TimedTable,
  run: string,
  { from, to, everyMs }: { from: number; to: number; everyMs: number },
  kept: RawBuilder<number>,
): Promise<void> {
  await db
    .deleteFrom(asSamples(table))
    .where('run', '=', run)
    .where('t', '>=', from)
    .where('t', '<', to)
    .where('t', 'not in', (query) =>
      query
        .selectFrom(
          query
            .selectFrom(asSamples(table))
            .select(['t', kept.as('kept')])
            .where('run', '=', run)
            .where('t', '>=', from)
            .where('t', '<', to)
            .groupBy(sql`cast(t / ${sql.lit(everyMs)} as integer)`)
            .as('stretches'),
        )
        .select('stretches.t'),
    )
    .execute();
}

/**
 * Removes some of a run's oldest rows, or of those before a time.
 *
 * @returns whether there were any
 */
export async function deleteOldest(
  db: Db,
  table: TimedTable,
  run: string,
  before: number | null = null,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom(asSamples(table))
    .where('run', '=', run)
    .where('t', 'in', (query) =>
      query
        .selectFrom(asSamples(table))
        .select('t')
        .where('run', '=', run)
        .$if(before !== null, (some) => some.where('t', '<', before))
        .orderBy('t')
        .limit(ROWS_PER_REMOVAL),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The columns used here are those that the tables have in common. */
function asSamples(table: TimedTable): 'samples' {
  return table as 'samples';
}
