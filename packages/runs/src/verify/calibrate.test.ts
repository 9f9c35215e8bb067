import { describe, expect, test } from 'vitest';
import {
  type Cost,
  LOAD_MS,
  limitsOf,
  operationsPerCycle,
  operationsWithin,
  type Resources,
} from './calibrate.ts';

const MIB = 1024 ** 2;
const start: Resources = {
  rss: 50 * MIB,
  heap: 4 * MIB,
  threads: 11,
  contexts: 1,
  fds: 20,
  handles: 3,
  async: 0,
};
const limits = limitsOf(start, { memory: 1024 * MIB, fds: null });

/** What so many operations took that each grew resources by `growth`. */
function cost(operations: number, ms: number, growth: Partial<Resources> = {}): Cost {
  const to = { ...start };
  for (const [name, each] of Object.entries(growth)) {
    to[name as keyof Resources] += operations * each;
  }
  return { operations, ms, from: start, to };
}

describe('the operations of a cycle', () => {
  test('are as many as the load has time for, where nothing grows', () => {
    expect(operationsPerCycle(cost(100, 50), limits, 0)).toBe(2 * LOAD_MS);
    expect(operationsPerCycle(cost(1, 3000), limits, 0)).toBe(1);
  });

  test('are bounded however cheap they are', () => {
    expect(operationsPerCycle(cost(10_000_000, 1), limits, 0)).toBe(50_000);
  });

  test.each([
    ['rss', 10 * MIB],
    ['heap', MIB],
    ['threads', 1],
    ['contexts', 1],
    ['fds', 100],
    ['handles', 100],
    ['async', 1000],
  ] as const)('leave room for the cycles to come, by %s', (name, each) => {
    const done = cost(3, 1, { [name]: each });
    const operations = operationsPerCycle(done, limits, 0);
    expect(operations).toBeGreaterThanOrEqual(1);
    const used = (3 + 14 * operations) * each;
    expect(operations === 1 || used <= limits.most[name] - start[name]).toBe(true);
  });

  test('use what room is left where few cycles are to come', () => {
    const early = operationsPerCycle(cost(10, 1, { handles: 20 }), limits, 0);
    const late = operationsPerCycle(cost(10, 1, { handles: 20 }), limits, 12);
    expect(late).toBeGreaterThan(early);
  });
});

describe('the room', () => {
  test('stays below 0.4 of the memory cap', () => {
    expect(limits.most.rss).toBeLessThan(0.4 * 1024 * MIB);
    expect(limits.full({ ...start, rss: 800 * MIB })).toBe('rss');
    expect(limits.full({ ...start, rss: 500 * MIB })).toBeUndefined();
  });

  test('is there under a small cap and without any', () => {
    expect(limitsOf(start, { memory: 64 * MIB, fds: null }).most.rss).toBeGreaterThan(start.rss);
    expect(limitsOf(start, { memory: null, fds: null }).most.rss).toBeGreaterThan(
      start.rss + 100 * MIB,
    );
  });

  test('leaves descriptors to the process where it may have few', () => {
    const few = limitsOf(start, { memory: null, fds: 256 });
    expect(few.most.fds).toBeLessThan(128);
    expect(few.most.fds).toBeGreaterThan(start.fds + 50);
  });

  test('is used up by the first resource to run out', () => {
    const now = { ...start, threads: start.threads + 6 };
    expect(limits.isUsed(now, 0.25)).toBe(true);
    expect(limits.isUsed(now, 0.5)).toBe(false);
  });

  test('tells how many operations fit into a share of it', () => {
    expect(operationsWithin(cost(2, 1, { threads: 1 }), limits, 0.5)).toBe(10);
    expect(operationsWithin(cost(20, 1, { threads: 1 }), limits, 0.5)).toBe(1);
  });
});
