import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { aRun, aSample } from '../testing/events.ts';
import { aCapture } from '../testing/store.ts';
import { CaptureShelf } from './capture-shelf.ts';
import { Connection } from './connection.ts';
import { Maintenance } from './maintenance.ts';
import { MAX_RUNS } from './retention.ts';
import { getRun, saveRun } from './runs.ts';
import { insertSamples } from './samples.ts';

const HOUR = 3_600_000;

test('maintenance thins living runs, ends orphans and removes the oldest with all they have', async () => {
  await using directory = await temporaryDirectory();
  const log = () => {};
  const path = join(directory.path, 'test.db');
  const connection = await Connection.open({ path, log, onReplaced: log });
  const shelf = new CaptureShelf({ directory: directory.path, connection, log, onCapture: log });
  await shelf.prepare();
  const maintenance = new Maintenance('me', connection, shelf);

  const living = aRun({ id: 'living', startedAt: 1 });
  await connection.use(async (db) => {
    await saveRun(db, living, 'me');
    await saveRun(db, aRun({ id: 'orphan', startedAt: 2 }), '999999999@dead');
    await saveRun(db, aRun({ id: 'oldest', startedAt: 0, endedAt: 1 }), 'me');
    for (let index = 0; index < MAX_RUNS - 1; index += 1) {
      await saveRun(db, aRun({ id: `run ${index}`, startedAt: 3, endedAt: 4 }), 'me');
    }
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      run: 'living',
      t: index * 250,
      data: JSON.stringify(aSample(index * 250)),
    }));
    await insertSamples(db, rows);
  });
  await shelf.put(aCapture('c', { run: 'oldest' }), new Uint8Array(4))?.();

  maintenance.follow(living);
  await maintenance.run(HOUR);
  await connection.use(async (db) => {
    expect(await getRun(db, 'orphan')).toMatchObject({ state: 'stopped' });
    expect(await getRun(db, 'living')).toMatchObject({ state: 'running' });
    expect(await getRun(db, 'oldest')).toBeUndefined();
    const left = await db.selectFrom('samples').select('t').where('run', '=', 'living').execute();
    expect(left).toHaveLength(301);
  });
  expect(await shelf.get('c')).toBeUndefined();
  await connection.close();
});
