import { setImmediate as nextTurn } from 'node:timers/promises';
import { Sample } from '@leakscope/protocol';
import type { Db, SampleTable } from './database.ts';
import { Thinner } from './thinner.ts';
import { asColumns, type Columns } from './columns.ts';

/** Rows written or read by one statement: some 3 ms, in which nobody else is answered. */
const ROWS_PER_STATEMENT = 500;
/** Rows removed by one statement: some 6 ms. */
const ROWS_PER_REMOVAL = 2_000;

export interface SampleRange {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  readonly to: number;
  /** The most rows wanted. */
  readonly points: number;
}

export async function insertSamples(db: Db, rows: readonly SampleTable[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db
      .insertInto('samples')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Removes some of a run's oldest samples. @returns whether there were any */
export async function deleteOldestSamples(db: Db, run: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('samples')
    .where('run', '=', run)
    .where('t', 'in', (query) =>
      query
        .selectFrom('samples')
        .select('t')
        .where('run', '=', run)
        .orderBy('t')
        .limit(ROWS_PER_REMOVAL),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * A run's samples in a span of time as columns, oldest first. Where there are more than `points`,
 * each stretch of the span keeps its lowest and its highest reading, so that peaks survive.
 */
export async function readSamples(db: Db, run: string, range: SampleRange): Promise<Columns> {
  const within = db
    .selectFrom('samples')
    .where('run', '=', run)
    .where('t', '>=', range.from)
    .where('t', '<=', range.to);
  const extent = await within
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<number | null>('t').as('first'),
      fn.max<number | null>('t').as('last'),
    ])
    .executeTakeFirstOrThrow();

  const thinner = new Thinner({
    from: extent.first ?? 0,
    to: extent.last ?? 0,
    points: extent.count > range.points ? range.points : Infinity,
  });
  let after = -Infinity;
  for (;;) {
    const rows = await within
      .select(['t', 'data'])
      .$if(after > -Infinity, (query) => query.where('t', '>', after))
      .orderBy('t')
      .limit(ROWS_PER_STATEMENT)
      .execute();
    for (const row of rows) {
      const sample = Sample.safeParse(JSON.parse(row.data));
      if (sample.success) thinner.add(sample.data);
    }
    after = rows.at(-1)?.t ?? Infinity;
    if (rows.length < ROWS_PER_STATEMENT) return asColumns(thinner.samples());
    await nextTurn();
  }
}
