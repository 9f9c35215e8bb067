import type { Load } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { LoadLog } from './load-log.ts';

const load = (change: Partial<Load>): Load => ({
  phase: 'running',
  connections: 10,
  seconds: 5,
  requestsWanted: null,
  rate: null,
  startedAt: 1000,
  endedAt: null,
  requests: 0,
  perSecond: 0,
  latencyMs: null,
  errors: 0,
  error: null,
  report: null,
  ...change,
});

test('what is told of a load replaces what was told before', () => {
  const log = new LoadLog();
  log.add(load({}), 1000);
  log.add(load({ requests: 200, perSecond: 200, latencyMs: { p50: 1, p99: 4 } }), 2000);
  log.add(load({ phase: 'done', requests: 1000, endedAt: 6000 }), 6100);
  expect(log.all).toHaveLength(1);
  expect(log.latest?.state.requests).toBe(1000);
  expect(log.latest?.points).toEqual([
    { t: 1000, perSecond: 0, p99Ms: null },
    { t: 2000, perSecond: 200, p99Ms: 4 },
  ]);
});

test('a load that started later is another one', () => {
  const log = new LoadLog();
  log.add(load({}), 1000);
  log.add(load({ startedAt: 9000 }), 9000);
  expect(log.all.map(({ state }) => state.startedAt)).toEqual([1000, 9000]);
});

test('being told again changes nothing', () => {
  const log = new LoadLog();
  log.add(load({}), 1000);
  log.add(load({}), 1000);
  expect(log.latest?.points).toHaveLength(1);
});

test('only so many loads are kept, the latest ones', () => {
  const log = new LoadLog();
  for (let at = 0; at < 100; at += 1) log.add(load({ startedAt: at }), at);
  expect(log.all).toHaveLength(60);
  expect(log.latest?.state.startedAt).toBe(99);
});
