import { afterEach, describe, expect, test } from 'vitest';
import type { Collection, Reading } from './reading.ts';
import { type WatchedChild, watchChild } from './testing/child.ts';

const MIB = 1024 * 1024;
const ANSWER_MS = 5000;
const PERIOD_MS = 250;

let child: WatchedChild | undefined;

afterEach(async () => {
  await child?.stop();
  child = undefined;
});

/**
 * Makes arrays of doubles, 8 KB each, and drops them: up to `perTurn` of them in each turn. Counts the
 * stopped profilers that stay until the next full collection, since they saw more than one.
 */
const CHURN = [
  'import v8 from "node:v8";',
  'const { GCProfiler } = v8;',
  'globalThis.stopped = 0;',
  'v8.GCProfiler = class extends GCProfiler {',
  '  stop() {',
  '    const result = super.stop();',
  '    if (result.statistics.some(({ gcType }) => gcType === "MarkSweepCompact")) stopped = 0;',
  '    if (result.statistics.length > 1) stopped++;',
  '    return result;',
  '  }',
  '};',
  'globalThis.made = 0;',
  'let last;',
  'globalThis.churn = function churn(perTurn) {',
  '  for (let i = 0; i < perTurn; i++) {',
  '    last = new Array(1000).fill(Math.random());',
  '    made += 8016;',
  '  }',
  '  if (perTurn > 0) globalThis.next = setTimeout(churn, 1, perTurn);',
  '};',
].join('\n');

interface Read {
  readonly reading: Reading;
  readonly collections: readonly Collection[];
  readonly made: number;
}

async function read(watched: WatchedChild, times: number): Promise<Read> {
  const told: Collection[] = [];
  for (let time = 0; ; time++) {
    const { reading, collections } = await watched.inspected.read(ANSWER_MS, true);
    told.push(...collections);
    if (time === times) {
      return { reading, collections: told, made: Number(await watched.answer('made')) };
    }
    await new Promise((resolve) => setTimeout(resolve, PERIOD_MS));
  }
}

describe('collections', () => {
  test('are told of exactly while they are few', async () => {
    child = await watchChild(CHURN);
    const before = await read(child, 1);
    // Some 50 MB, at a few collections a second.
    for (let time = 0; time < 40; time++) {
      await child.evaluate('churn(150); clearTimeout(next)');
      await read(child, 1);
    }
    const after = await read(child, 1);
    const allocated = (after.reading.allocated ?? 0) - (before.reading.allocated ?? 0);
    const made = after.made - before.made;
    expect(made).toBeGreaterThan(40 * MIB);
    expect(allocated / made).toBeGreaterThan(0.98);
    expect(allocated / made).toBeLessThan(1.1);
    expect(after.reading.freedUnseen).toBeUndefined();
  });

  test('are estimated where they are very many, and nothing piles up', async () => {
    child = await watchChild(CHURN);
    await child.evaluate('churn(200)');
    const before = await read(child, 8);
    const after = await read(child, 16);
    await child.evaluate('clearTimeout(next)');
    const allocated = (after.reading.allocated ?? 0) - (before.reading.allocated ?? 0);
    expect(allocated / (after.made - before.made)).toBeGreaterThan(0.7);
    expect(allocated / (after.made - before.made)).toBeLessThan(1.4);
    expect(after.reading.freedUnseen).toBeGreaterThan(0);
    expect(after.collections.some(({ estimated }) => estimated === true)).toBe(true);
    expect(Number(await child.answer('stopped'))).toBeLessThan(6);
  });

  test('that are full are seen whoever looks', async () => {
    child = await watchChild(CHURN);
    await child.evaluate('globalThis.held = Array.from({ length: 1e6 }, (_, i) => ({ i }))');
    await child.evaluate('churn(200)');
    await read(child, 8);
    await child.inspected.collectGarbage();
    const { reading, collections } = await read(child, 1);
    await child.evaluate('clearTimeout(next)');
    expect(collections.some(({ kind }) => kind === 'major')).toBe(true);
    expect(reading.liveHeap).toBeGreaterThan(20 * MIB);
    expect(reading.liveHeap).toBeLessThan((reading.heapUsed ?? 0) + 4 * MIB);
  });
});
