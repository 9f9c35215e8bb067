import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { beginService, codeOf, isDamage, openDatabase, type Db } from './database.ts';
import { prepareFile } from './data-directory.ts';
import { isSound, migrate } from './schema.ts';

/**
 * Opens the database, or begins one. A file that is damaged, or that is not ours, is set aside
 * under another name, said so once, and a fresh one begins.
 *
 * @throws NewerDatabase, or what the file system says
 */
export async function openSound(path: string, log: (line: string) => void): Promise<Db> {
  try {
    return await openAsIs(path);
  } catch (error) {
    if (!isDamage(error) && codeOf(error) !== 'SQLITE_ERROR') throw error;
    await setAside(path, log);
    return openAsIs(path);
  }
}

async function openAsIs(path: string): Promise<Db> {
  await prepareFile(path);
  const db = openDatabase(path);
  try {
    if (!(await isSound(db))) throw damaged();
    await migrate(db);
    await beginService(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** What SQLite would throw on reading the damaged part. */
function damaged(): Error {
  return Object.assign(new Error('The database is damaged.'), { code: 'SQLITE_CORRUPT' });
}

/** Renames a damaged database and what belongs to it. */
export async function setAside(path: string, log: (line: string) => void): Promise<void> {
  const suffix = `.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm']) {
    await rename(path + part, path + suffix + part).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  log(
    `The history is damaged and cannot be read: ${path} is now called ${basename(path)}${suffix}, and a new one begins.`,
  );
}
