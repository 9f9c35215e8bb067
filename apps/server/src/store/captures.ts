import { Capture } from '@leakscope/protocol';
import type { Db } from './database.ts';

export interface CaptureQuery {
  readonly run?: string | undefined;
  readonly limit: number;
}

/** What stands in place of a run for an imported profile, which has none. */
const NO_RUN = '';

/** @param size of the profile's file, in bytes; 0 where there is none */
export async function saveCapture(db: Db, capture: Capture, size: number): Promise<void> {
  const data = JSON.stringify(capture);
  await db
    .insertInto('captures')
    .values({
      id: capture.id,
      run: capture.run ?? NO_RUN,
      created_at: capture.createdAt,
      size,
      data,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ size, data }))
    .execute();
}

export async function getCapture(db: Db, id: string): Promise<Capture | undefined> {
  const row = await db
    .selectFrom('captures')
    .select('data')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : parse(row.data);
}

/** Latest first. */
export async function listCaptures(db: Db, { run, limit }: CaptureQuery): Promise<Capture[]> {
  const rows = await db
    .selectFrom('captures')
    .select('data')
    .$if(run !== undefined, (query) => query.where('run', '=', run ?? ''))
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => parse(row.data)).filter((capture) => capture !== undefined);
}

export async function deleteCapture(db: Db, id: string): Promise<void> {
  await db.deleteFrom('captures').where('id', '=', id).execute();
}

/** Bytes of all profiles together. */
export async function totalSize(db: Db): Promise<number> {
  const row = await db
    .selectFrom('captures')
    .select(({ fn }) => fn.sum<number | null>('size').as('bytes'))
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

/** The oldest capture that still has its profile, `except` aside. */
export async function oldestWithProfile(db: Db, except: string): Promise<Capture | undefined> {
  const row = await db
    .selectFrom('captures')
    .select('data')
    .where('size', '>', 0)
    .where('id', '!=', except)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : parse(row.data);
}

/** The ids of the captures beyond the latest `keep`, a few at a time. */
export async function surplusCaptures(db: Db, keep: number): Promise<string[]> {
  const rows = await db
    .selectFrom('captures')
    .select('id')
    .orderBy('created_at', 'desc')
    .limit(10)
    .offset(keep)
    .execute();
  return rows.map(({ id }) => id);
}

/** A row that another version wrote and this one cannot read is left out, not fatal. */
function parse(data: string): Capture | undefined {
  return Capture.safeParse(JSON.parse(data)).data;
}
