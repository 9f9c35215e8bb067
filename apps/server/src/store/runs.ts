import { Run, Sample } from '@leakscope/protocol';
import type { Db, RunTable } from './database.ts';
import { deleteOldest } from './timed-rows.ts';

export interface RunQuery {
  readonly limit: number;
  /** Only runs started before this time, for the next page of a long history. */
  readonly before?: number | undefined;
}

export async function saveRun(db: Db, run: Run, owner: string): Promise<void> {
  const row = asRow(run, owner);
  await db
    .insertInto('runs')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ended_at: row.ended_at, data: row.data }),
    )
    .execute();
}

export async function getRun(db: Db, id: string): Promise<Run | undefined> {
  const row = await db.selectFrom('runs').select('data').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : parse(row.data);
}

/** Latest first. */
export async function listRuns(db: Db, { limit, before }: RunQuery): Promise<Run[]> {
  const rows = await db
    .selectFrom('runs')
    .select('data')
    .$if(before !== undefined, (query) => query.where('started_at', '<', before ?? 0))
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => parse(row.data)).filter((run) => run !== undefined);
}

/**
 * Ends the runs whose server died without doing so: they stopped when they were last seen.
 *
 * @param isAlive whether the server that an owner names still lives
 */
export async function endOrphans(
  db: Db,
  isAlive: (owner: string) => Promise<boolean>,
): Promise<void> {
  const open = await db
    .selectFrom('runs')
    .select(['id', 'owner', 'data'])
    .where('ended_at', 'is', null)
    .execute();
  for (const row of open) {
    if (await isAlive(row.owner)) continue;
    const run = parse(row.data);
    if (run === undefined) continue;
    const last = await db
      .selectFrom('samples')
      .select(['t', 'data'])
      .where('run', '=', row.id)
      .orderBy('t', 'desc')
      .limit(1)
      .executeTakeFirst();
    const seen = last && Sample.safeParse(JSON.parse(last.data)).data;
    const ended: Run = {
      ...run,
      state: 'stopped',
      reason: 'The Leakscope server that watched it ended without stopping it.',
      operations: seen?.operations ?? run.operations,
      endedAt: last?.t ?? run.startedAt,
    };
    await saveRun(db, ended, row.owner);
  }
}

/** The ids of the ended runs beyond the latest `keep`, a few at a time. */
export async function surplusRuns(db: Db, keep: number): Promise<string[]> {
  const rows = await db
    .selectFrom('runs')
    .select('id')
    .where('ended_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(10)
    .offset(keep)
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteRun(db: Db, id: string): Promise<void> {
  while (await deleteOldest(db, 'samples', id));
  while (await deleteOldest(db, 'collections', id));
  await db.deleteFrom('runs').where('id', '=', id).execute();
}

function asRow(run: Run, owner: string): RunTable {
  return {
    id: run.id,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    owner,
    data: JSON.stringify(run),
  };
}

/** A row that another version wrote and this one cannot read is left out, not fatal. */
function parse(data: string): Run | undefined {
  return Run.safeParse(JSON.parse(data)).data;
}
