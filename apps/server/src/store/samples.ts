import { setImmediate as nextTurn } from 'node:timers/promises';
import { Sample } from '@leakscope/protocol';
import type { Db, SampleTable } from './database.ts';
import { Thinner } from './thinner.ts';
import { asColumns, type Columns } from './columns.ts';
import { extentOf, inBatches, ROWS_PER_STATEMENT, type TimeSpan } from './timed-rows.ts';

export interface SampleRange extends TimeSpan {
  /** The most rows wanted. */
  readonly points: number;
}

export function insertSamples(db: Db, rows: readonly SampleTable[]): Promise<void> {
  return inBatches(rows, (batch) =>
    db
      .insertInto('samples')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/**
 * A run's samples in a span of time as columns, oldest first. Where there are more than `points`,
 * each stretch of the span keeps its lowest and its highest reading, so that peaks survive.
 */
export async function readSamples(db: Db, run: string, range: SampleRange): Promise<Columns> {
  const extent = await extentOf(db, 'samples', run, range);
  const thinner = new Thinner({
    from: extent.first ?? 0,
    to: extent.last ?? 0,
    points: extent.count > range.points ? range.points : Infinity,
  });
  let after = -Infinity;
  for (;;) {
    const rows = await db
      .selectFrom('samples')
      .select(['t', 'data'])
      .where('run', '=', run)
      .where('t', '>=', range.from)
      .where('t', '<=', range.to)
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
