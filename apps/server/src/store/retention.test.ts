import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { aCollection, aRun, aSample } from '../testing/events.ts';
import { insertCollections, readCollections } from './collections.ts';
import type { Db } from './database.ts';
import { openSound } from './open.ts';
import { LEVELS, makeRoom, RunThinner } from './retention.ts';
import { deleteRun, saveRun, surplusRuns } from './runs.ts';
import { insertSamples, readSamples } from './samples.ts';

const MINUTE = 60_000;

async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  await using directory = await temporaryDirectory();
  const db = await openSound(join(directory.path, 'test.db'), () => {});
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

async function fill(db: Db, run: string, from: number, to: number, everyMs: number) {
  const rows = [];
  for (let t = from; t < to; t += everyMs) {
    rows.push({ run, t, data: JSON.stringify(aSample(t)) });
  }
  await insertSamples(db, rows);
}

async function count(db: Db, run: string, from = 0, to = Number.MAX_SAFE_INTEGER): Promise<number> {
  return (await readSamples(db, run, { from, to, points: 1_000_000 })).t.length;
}

async function collect(db: Db, run: string, from: number, to: number, everyMs: number) {
  const rows = [];
  for (let t = from; t < to; t += everyMs) {
    const rank = 1 + (t % 1_000) / 1_000;
    rows.push({ run, t, rank, data: JSON.stringify([aCollection(t, rank)]) });
  }
  await insertCollections(db, rows);
}

test('of older collections the longest of each second is kept', async () => {
  await withDatabase(async (db) => {
    await collect(db, 'A', 0, 25 * MINUTE, 250);
    const thinner = new RunThinner('A', 0);
    for (let step = 0; step < 10; step += 1) await thinner.step(db, 25 * MINUTE);
    const old = await readCollections(db, 'A', { from: 0, to: 10 * MINUTE - 1 });
    expect(old).toHaveLength(10 * 60);
    expect(new Set(old.map(({ durationMs }) => durationMs))).toEqual(new Set([1.75]));
    const late = await readCollections(db, 'A', { from: 20 * MINUTE, to: 22 * MINUTE - 1 });
    expect(late).toHaveLength(2 * 60 * 4);
  });
});

test('samples are thinned with age, and the latest are kept whole', async () => {
  await withDatabase(async (db) => {
    await fill(db, 'A', 0, 30 * MINUTE, 250);
    const thinner = new RunThinner('A', 0);
    for (let step = 0; step < 10; step += 1) await thinner.step(db, 30 * MINUTE);
    expect(await count(db, 'A', 0, 15 * MINUTE - 1)).toBe(15 * 60);
    expect(await count(db, 'A', 15 * MINUTE)).toBe(15 * 60 * 4);
  });
});

test('what is older still is thinned further', async () => {
  await withDatabase(async (db) => {
    await fill(db, 'A', 0, 10 * MINUTE, 1_000);
    const thinner = new RunThinner('A', 0);
    const [, second] = LEVELS;
    const now = (second?.olderThanMs ?? 0) + 10 * MINUTE;
    for (let step = 0; step < 4; step += 1) await thinner.step(db, now);
    expect(await count(db, 'A')).toBe(10 * 6);
  });
});

test('in a full database the oldest samples of the oldest run go first', async () => {
  await withDatabase(async (db) => {
    await saveRun(db, aRun({ id: 'old', startedAt: 1 }), 'x');
    await saveRun(db, aRun({ id: 'new', startedAt: 2 }), 'x');
    await fill(db, 'old', 0, 5_000, 1);
    await fill(db, 'new', 0, 1_000, 1);
    await collect(db, 'old', 0, 5_000, 1_000);
    const enough = 1_500_000;
    while (await makeRoom(db, enough));
    const left = await count(db, 'old');
    expect(left).toBeLessThan(5_000);
    expect(await count(db, 'old', 5_000 - left)).toBe(left);
    expect(await count(db, 'new')).toBe(1_000);
    const collections = await readCollections(db, 'old', { from: 0, to: 5_000 });
    expect(collections.map(({ t }) => t)).toEqual(
      [0, 1_000, 2_000, 3_000, 4_000].filter((t) => t >= 5_000 - left),
    );
  });
});

test('the oldest of too many runs are found, and go with their samples', async () => {
  await withDatabase(async (db) => {
    for (let start = 1; start <= 4; start += 1) {
      await saveRun(db, aRun({ id: `run ${start}`, startedAt: start, endedAt: 9 }), 'x');
    }
    await saveRun(db, aRun({ id: 'living', startedAt: 0 }), 'x');
    expect(await surplusRuns(db, 2)).toEqual(['run 2', 'run 1']);
    await fill(db, 'run 1', 0, 10, 1);
    await collect(db, 'run 1', 0, 10, 1);
    await deleteRun(db, 'run 1');
    expect(await count(db, 'run 1')).toBe(0);
    expect(await readCollections(db, 'run 1', { from: 0, to: 10 })).toEqual([]);
    expect(await surplusRuns(db, 2)).toEqual(['run 2']);
  });
});
