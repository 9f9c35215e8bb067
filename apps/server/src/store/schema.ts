import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * The steps from an empty file to today's tables. A change is a new step at the end; a step that
 * was released is never edited.
 */
const steps: readonly ((db: Db) => Promise<void>)[] = [
  async (db) => {
    await db.schema
      .createTable('runs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('runs_by_start').on('runs').column('started_at').execute();
    await db.schema
      .createTable('samples')
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('t', 'bigint', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('samples_key', ['run', 't'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await db.schema
      .createTable('captures')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('captures_by_run')
      .on('captures')
      .columns(['run', 'created_at'])
      .execute();
    await db.schema.createIndex('captures_by_time').on('captures').column('created_at').execute();
  },
  async (db) => {
    await db.schema
      .createTable('verifications')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('scenario', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('verifications_by_start')
      .on('verifications')
      .column('started_at')
      .execute();
  },
  async (db) => {
    await db.schema
      .createTable('collections')
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('t', 'bigint', (column) => column.notNull())
      .addColumn('rank', 'real', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('collections_key', ['run', 't'])
      .modifyEnd(sql`without rowid`)
      .execute();
  },
];

/** The file was written by a later version, whose tables this one does not know. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** Brings the tables to today's shape. @throws NewerDatabase */
export async function migrate(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    // Taken at once, so that of two servers that start together one waits for the other.
    await sql`begin immediate`.execute(connection);
    try {
      const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(connection);
      const version = rows[0]?.user_version ?? 0;
      if (version > steps.length) throw new NewerDatabase();
      for (const step of steps.slice(version)) await step(connection);
      await sql.raw(`pragma user_version = ${steps.length}`).execute(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

/** Whether the file holds together. A quarter of a second for the largest we let grow. */
export async function isSound(db: Db): Promise<boolean> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  return rows[0]?.quick_check === 'ok';
}
