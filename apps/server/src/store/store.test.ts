import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCollection, aRun, aSample } from '../testing/events.ts';
import { testStore, type TestStore } from '../testing/store.ts';
import type { Store } from './store.ts';

const ALL = { from: 0, to: Number.MAX_SAFE_INTEGER, points: 10_000 };

function sample(store: Store, run: string, times: readonly number[]): void {
  for (const t of times) {
    store.record({ name: 'sample', run, sample: aSample(t, { heapUsed: t, operations: t }) });
  }
}

test('runs and samples survive a restart', async () => {
  await using test = await testStore();
  const run = aRun({ state: 'stopped', endedAt: 9 });
  test.store.record({ name: 'state', run });
  sample(test.store, 'A', [1, 2, 3]);
  const store = await test.reopen();
  expect(await store.run('A')).toEqual(run);
  const { t, columns, handles } = await store.samples('A', ALL);
  expect(t).toEqual([1, 2, 3]);
  expect(columns['heapUsed']).toEqual([1, 2, 3]);
  expect(columns['liveHeap']).toEqual([null, null, null]);
  expect(handles).toEqual([{ Timeout: 1 }, { Timeout: 1 }, { Timeout: 1 }]);
});

test('what of a sample is an estimate survives a restart', async () => {
  await using test = await testStore();
  test.store.record({ name: 'sample', run: 'A', sample: aSample(1) });
  test.store.record({ name: 'sample', run: 'A', sample: aSample(2, { freedUnseen: 7 }) });
  const store = await test.reopen();
  expect((await store.samples('A', ALL)).columns['freedUnseen']).toEqual([0, 7]);
});

test('samples are read within a span and thinned to the points wanted', async () => {
  await using test = await testStore();
  test.store.record({ name: 'state', run: aRun() });
  sample(
    test.store,
    'A',
    Array.from({ length: 2_500 }, (_, t) => t),
  );
  expect((await test.store.samples('A', { ...ALL, from: 10, to: 12 })).t).toEqual([10, 11, 12]);
  expect((await test.store.samples('A', ALL)).t).toHaveLength(2_500);
  const thinned = (await test.store.samples('A', { ...ALL, points: 100 })).t;
  expect(thinned).toHaveLength(100);
  expect([thinned.at(0), thinned.at(-1)]).toEqual([0, 2_499]);
  expect((await test.store.samples('nobody', ALL)).t).toEqual([]);
});

test('collections survive a restart', async () => {
  await using test = await testStore();
  const record = (gc: ReturnType<typeof aCollection>) =>
    test.store.record({ name: 'gc', run: 'A', gc });
  const together = [aCollection(1, 3), aCollection(1, 4), aCollection(2, 5)];
  for (const gc of together) record(gc);
  const store = await test.reopen();
  expect((await store.samples('A', ALL)).collections).toEqual(together);
  expect((await store.samples('A', { ...ALL, from: 2 })).collections).toEqual([aCollection(2, 5)]);
  expect((await store.samples('nobody', ALL)).collections).toEqual([]);
});

test('of too many collections the one with the longest pause in each stretch is answered', async () => {
  await using test = await testStore();
  for (let t = 0; t < 9_000; t += 1) {
    test.store.record({ name: 'gc', run: 'A', gc: aCollection(t, t === 4_321 ? 80 : t % 7) });
    if (t % 2_000 === 0) await test.store.flush();
  }
  const { collections } = await test.store.samples('A', ALL);
  expect(collections.length).toBeGreaterThan(1_500);
  expect(collections.length).toBeLessThanOrEqual(2_000);
  expect(collections.find(({ t }) => t === 4_321)).toEqual(aCollection(4_321, 80));
  const times = collections.map(({ t }) => t);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('of readings with many collections the full one or the longest is answered', async () => {
  await using test = await testStore();
  const record = (gc: ReturnType<typeof aCollection>) =>
    test.store.record({ name: 'gc', run: 'A', gc });
  const major = { ...aCollection(0, 2), kind: 'major' as const };
  for (let t = 0; t < 300; t += 1) {
    for (let minor = 1; minor <= 20; minor += 1) record(aCollection(t, minor));
    if (t === 0) record(major);
  }
  const { collections } = await test.store.samples('A', ALL);
  expect(collections).toHaveLength(300);
  expect(collections.slice(0, 2)).toEqual([major, aCollection(1, 20)]);
});

test('runs are listed latest first, a page at a time', async () => {
  await using test = await testStore();
  for (let start = 1; start <= 5; start += 1) {
    test.store.record({ name: 'state', run: aRun({ id: `run ${start}`, startedAt: start }) });
  }
  await test.store.flush();
  const ids = async (query: Parameters<Store['runs']>[0]) =>
    (await test.store.runs(query)).map(({ id }) => id);
  expect(await ids({ limit: 2 })).toEqual(['run 5', 'run 4']);
  expect(await ids({ limit: 2, before: 4 })).toEqual(['run 3', 'run 2']);
});

test('a run whose server died is ended at its last sample', async () => {
  await using test = await testStore();
  test.store.record({ name: 'state', run: aRun() });
  sample(test.store, 'A', [1_000, 2_000]);
  await test.store.flush();
  await giveAway(test, 'A', '999999999@dead');
  const store = await test.reopen();
  expect(await store.run('A')).toMatchObject({
    state: 'stopped',
    endedAt: 2_000,
    operations: 2_000,
    reason: expect.stringContaining('ended without stopping it'),
  });
});

test('a run of another server that lives is left alone', async () => {
  await using test = await testStore();
  test.store.record({ name: 'state', run: aRun() });
  const store = await test.reopen();
  expect(await store.run('A')).toMatchObject({ state: 'running', endedAt: null });
});

test('two servers share a directory', async () => {
  await using test = await testStore();
  const { Store: Another } = await import('./store.ts');
  const other = await Another.open({
    directory: test.directory,
    log: () => {},
    onCapture: () => {},
  });
  test.store.record({ name: 'state', run: aRun({ id: 'A' }) });
  other.record({ name: 'state', run: aRun({ id: 'B' }) });
  await Promise.all([test.store.flush(), other.flush()]);
  expect((await test.store.runs({ limit: 9 })).map(({ id }) => id).toSorted()).toEqual(['A', 'B']);
  await other.close();
});

test.skipIf(process.platform === 'win32')('its files are their owner’s alone', async () => {
  await using test = await testStore();
  test.store.record({ name: 'state', run: aRun() });
  await test.store.flush();
  for (const name of await readdir(test.directory)) {
    const { mode } = await stat(join(test.directory, name));
    expect(mode & 0o077, name).toBe(0);
  }
});

/** Makes another server the owner of a run. */
async function giveAway(test: TestStore, run: string, owner: string): Promise<void> {
  const { openDatabase } = await import('./database.ts');
  const db = openDatabase(join(test.directory, 'leakscope.db'));
  await db.updateTable('runs').set({ owner }).where('id', '=', run).execute();
  await db.destroy();
}
