import { Gc } from '@leakscope/protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { CollectionTable, Db } from './database.ts';
import { extentOf, inBatches, type TimeSpan } from './timed-rows.ts';

/** Rows read, more than a chart has pixels; of more than that the highest rank of each stretch. */
const MAX_ROWS = 2_000;

/** Collections answered; of rows with more than that, the highest rank of each. */
const MAX_COLLECTIONS = 4_000;

const Collections = z.array(Gc);

/** The longer the pause, the higher; full collections, no pause of which takes minutes, go first. */
export function rankOf({ kind, durationMs }: Gc): number {
  return kind === 'major' ? durationMs + 1e6 : durationMs;
}

export function insertCollections(db: Db, rows: readonly CollectionTable[]): Promise<void> {
  return inBatches(rows, (batch) =>
    db
      .insertInto('collections')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** A run's collections in a span of time, oldest first. */
export async function readCollections(db: Db, run: string, span: TimeSpan): Promise<Gc[]> {
  const { count, first, last } = await extentOf(db, 'collections', run, span);
  const start = first ?? 0;
  const stretchMs = Math.max(1, ((last ?? 0) - start) / (MAX_ROWS - 1));
  const rows = await db
    .selectFrom('collections')
    .select('data')
    .where('run', '=', run)
    .where('t', '>=', span.from)
    .where('t', '<=', span.to)
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
