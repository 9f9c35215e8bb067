import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCapture, testStore } from '../testing/store.ts';

const PROFILE = new Uint8Array([1, 2, 3, 4]);

test('a capture and its profile are there at once, and after a restart', async () => {
  await using test = await testStore();
  const capture = aCapture('one');
  test.store.record({ name: 'capture', capture, profile: PROFILE });
  expect(await test.store.capture('one')).toEqual(capture);
  expect(await test.store.profile('one')).toEqual(PROFILE);
  const store = await test.reopen();
  expect(await store.capture('one')).toEqual(capture);
  expect(Uint8Array.from((await store.profile('one')) ?? [])).toEqual(PROFILE);
});

test('captures are listed latest first, those being taken included', async () => {
  await using test = await testStore();
  test.store.record({ name: 'capture', capture: aCapture('old'), profile: PROFILE });
  test.store.record({ name: 'capture', capture: aCapture('of B', { run: 'B', createdAt: 2_000 }) });
  const taking = aCapture('taking', { state: 'taking', createdAt: 3_000 });
  test.store.record({ name: 'capture', capture: taking });
  const ids = async (run?: string) =>
    (await test.store.captures({ run, limit: 9 })).map(({ id }) => id);
  expect(await ids()).toEqual(['taking', 'of B', 'old']);
  expect(await ids('A')).toEqual(['taking', 'old']);
});

test('beyond the quota the oldest profiles go, and their captures say so', async () => {
  await using test = await testStore({ quota: 8 });
  for (const [index, id] of ['one', 'two', 'three'].entries()) {
    const capture = aCapture(id, { createdAt: index });
    test.store.record({ name: 'capture', capture, profile: PROFILE });
  }
  await test.store.flush();
  expect(await test.store.profile('one')).toBeUndefined();
  expect(await test.store.capture('one')).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('Removed to keep all captures within'),
  });
  expect(test.changed.map(({ id }) => id)).toEqual(['one']);
  expect(test.said).toHaveLength(1);
  expect(await test.store.profile('three')).toBeDefined();
});

test('a deleted capture is gone, its file too', async () => {
  await using test = await testStore();
  test.store.record({ name: 'capture', capture: aCapture('one'), profile: PROFILE });
  await test.store.flush();
  await test.store.deleteCapture('one');
  expect(await test.store.capture('one')).toBeUndefined();
  expect(await readdir(join(test.directory, 'captures'))).toEqual([]);
});

test('a capture that is deleted while it is taken does not come back', async () => {
  await using test = await testStore();
  test.store.record({ name: 'capture', capture: aCapture('one', { state: 'taking' }) });
  await test.store.deleteCapture('one');
  test.store.record({ name: 'capture', capture: aCapture('one', { state: 'failed' }) });
  await test.store.flush();
  expect(await test.store.captures({ limit: 9 })).toEqual([]);
});

test('a profile that cannot be written makes its capture fail', async () => {
  await using test = await testStore();
  await rm(join(test.directory, 'captures'), { recursive: true });
  test.store.record({ name: 'capture', capture: aCapture('one'), profile: PROFILE });
  await test.store.flush();
  expect(await test.store.capture('one')).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('could not be kept'),
  });
  expect(test.changed).toHaveLength(1);
});

test('what a server that died left behind is swept up after a while', async () => {
  await using test = await testStore();
  test.store.record({ name: 'capture', capture: aCapture('kept'), profile: PROFILE });
  await test.store.flush();
  const captures = join(test.directory, 'captures');
  for (const name of ['stray.pb.gz', 'half.pb.gz.123.part', 'young.pb.gz']) {
    await writeFile(join(captures, name), 'x');
  }
  for (const name of ['stray.pb.gz', 'half.pb.gz.123.part', 'kept.pb.gz']) {
    await utimes(join(captures, name), 0, 0);
  }
  await test.reopen();
  expect((await readdir(captures)).toSorted()).toEqual(['kept.pb.gz', 'young.pb.gz']);
});
