import { Verification } from '@leakscope/protocol';
import type { Db } from './database.ts';

/** Ended verifications that are kept, of some 20 KB each; beyond them the oldest go. */
export const MAX_VERIFICATIONS = 500;

export interface VerificationQuery {
  readonly limit: number;
  /** Only those of this scenario. */
  readonly scenario?: string | undefined;
}

/** Keeps one, and lets the oldest go where there are too many. */
export async function saveVerification(db: Db, verification: Verification): Promise<void> {
  const { id, scenario, startedAt } = verification;
  await db
    .insertInto('verifications')
    .values({ id, scenario, started_at: startedAt, data: JSON.stringify(verification) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .deleteFrom('verifications')
    .where('id', 'in', (query) =>
      query
        .selectFrom('verifications')
        .select('id')
        .orderBy('started_at', 'desc')
        .limit(10)
        .offset(MAX_VERIFICATIONS),
    )
    .execute();
}

export async function getVerification(db: Db, id: string): Promise<Verification | undefined> {
  const row = await db
    .selectFrom('verifications')
    .select('data')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : parse(row.data);
}

/** Latest first. */
export async function listVerifications(
  db: Db,
  { limit, scenario }: VerificationQuery,
): Promise<Verification[]> {
  const rows = await db
    .selectFrom('verifications')
    .select('data')
    .$if(scenario !== undefined, (query) => query.where('scenario', '=', scenario ?? ''))
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => parse(row.data)).filter((one) => one !== undefined);
}

/** A row that another version wrote and this one cannot read is left out, not fatal. */
function parse(data: string): Verification | undefined {
  return Verification.safeParse(JSON.parse(data)).data;
}
