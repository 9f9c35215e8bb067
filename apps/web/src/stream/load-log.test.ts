import { expect, test } from 'vitest';
import { aLoad } from '../testing/load.ts';
import { LoadLog } from './load-log.ts';

const at = (t: number) => ({ t, perSecond: 200, p99Ms: 4 });

test('what is told of a load replaces what was told before', () => {
  const log = new LoadLog();
  log.add(aLoad());
  log.add(aLoad({ requests: 200 }));
  log.add(aLoad({ phase: 'done', requests: 1000, endedAt: 6000 }));
  expect(log.all).toHaveLength(1);
  expect(log.latest?.state.requests).toBe(1000);
});

test('a load that started later is another one', () => {
  const log = new LoadLog();
  log.add(aLoad());
  log.add(aLoad({ startedAt: 9000 }));
  expect(log.all.map(({ state }) => state.startedAt)).toEqual([0, 9000]);
});

test('while a load runs its points come one by one, and once', () => {
  const log = new LoadLog();
  log.add(aLoad({ points: [at(2000)] }));
  log.add(aLoad({ points: [at(2000)] }));
  log.add(aLoad({ points: [at(3000)] }));
  expect(log.latest?.points).toEqual([at(2000), at(3000)]);
});

test('a load that is over tells of all its points, those before the page came too', () => {
  const log = new LoadLog();
  log.add(aLoad({ points: [at(3000)] }));
  log.add(aLoad({ phase: 'done', points: [at(2000), at(3000), at(4000)] }));
  expect(log.latest?.points).toEqual([at(2000), at(3000), at(4000)]);
});

test('only so many loads are kept, the latest ones', () => {
  const log = new LoadLog();
  for (let begun = 0; begun < 100; begun += 1) log.add(aLoad({ startedAt: begun }));
  expect(log.all).toHaveLength(60);
  expect(log.latest?.state.startedAt).toBe(99);
});
