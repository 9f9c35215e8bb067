import { open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { aRun, aSample } from '../testing/events.ts';
import { testStore } from '../testing/store.ts';
import { openDatabase } from './database.ts';
import { NewerDatabase } from './schema.ts';
import { Store } from './store.ts';

const DATABASE = 'leakscope.db';

/** Overwrites all but the first page, as a disk or a careless copy does. */
async function damage(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 4_096, 0x5a), 0, size - 4_096, 4_096);
  await file.close();
}

async function fillAndClose(directory: string): Promise<void> {
  const store = await Store.open({ directory, log: () => {}, onCapture: () => {} });
  store.record({ name: 'state', run: aRun() });
  for (let t = 0; t < 2_000; t += 1) {
    store.record({ name: 'sample', run: 'A', sample: aSample(t) });
  }
  await store.close();
}

async function setAside(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) =>
    /^leakscope\.db\.damaged-[\w.:-]+Z$/.test(name),
  );
}

test('a damaged file is set aside, said once, and a new history begins', async () => {
  for (const break_ of [
    damage,
    (path: string) => writeFile(path, 'no database at all'.repeat(999)),
  ]) {
    await using directory = await temporaryDirectory();
    await fillAndClose(directory.path);
    await break_(join(directory.path, DATABASE));
    const said: string[] = [];
    const store = await Store.open({
      directory: directory.path,
      log: (line) => said.push(line),
      onCapture: () => {},
    });
    expect(await store.runs({ limit: 9 })).toEqual([]);
    store.record({ name: 'state', run: aRun({ id: 'B' }) });
    await store.flush();
    expect(await store.run('B')).toMatchObject({ id: 'B' });
    expect(said).toEqual([expect.stringContaining('damaged')]);
    expect(await setAside(directory.path)).toHaveLength(1);
    await store.close();
  }
});

test('a file that is damaged while in use is replaced, and living runs go on', async () => {
  await using test = await testStore();
  test.store.record({ name: 'state', run: aRun() });
  // More than SQLite keeps in memory, so that it has to look at the file again.
  for (let t = 0; t < 9_000; t += 1) {
    test.store.record({ name: 'sample', run: 'A', sample: aSample(t) });
  }
  const store = await test.reopen();
  store.record({ name: 'state', run: aRun() });
  await store.flush();
  await damage(join(test.directory, DATABASE));
  const all = { from: 0, to: 99_999, points: 10_000 };
  await store.samples('A', all);
  store.record({ name: 'sample', run: 'A', sample: aSample(50_000) });
  expect((await store.samples('A', all)).t).toEqual([50_000]);
  expect(await store.run('A')).toMatchObject({ state: 'running' });
  expect(test.said).toHaveLength(1);
  expect(await setAside(test.directory)).toHaveLength(1);
});

test('a file that a later version wrote is left alone', async () => {
  await using directory = await temporaryDirectory();
  await fillAndClose(directory.path);
  const db = openDatabase(join(directory.path, DATABASE));
  await sql`pragma user_version = 99`.execute(db);
  await db.destroy();
  const opened = Store.open({ directory: directory.path, log: () => {}, onCapture: () => {} });
  await expect(opened).rejects.toThrow(NewerDatabase);
  expect(await setAside(directory.path)).toEqual([]);
});

test('a database of something else is set aside, too', async () => {
  await using directory = await temporaryDirectory();
  const db = openDatabase(join(directory.path, DATABASE));
  await sql`create table runs (something text)`.execute(db);
  await db.destroy();
  const said: string[] = [];
  const store = await Store.open({
    directory: directory.path,
    log: (line) => said.push(line),
    onCapture: () => {},
  });
  expect(await store.runs({ limit: 9 })).toEqual([]);
  expect(said).toHaveLength(1);
  await store.close();
});
