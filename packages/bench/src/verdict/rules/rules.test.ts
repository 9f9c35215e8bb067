import { describe, expect, it } from 'vitest';
import type { Reading } from '@leakscope/verdict';
import { leakage } from './leakage.ts';
import { memwatch } from './memwatch.ts';
import { growthsOf, longestRun, type Rule } from './rule.ts';
import { endpointSlope, type Labelled, meanSlope, withBestThreshold } from './slopes.ts';

const KIB = 1024;

const readings = (heap: readonly (number | null)[]): Reading[] =>
  heap.map((value, index) => ({ operations: index, t: index, values: { heap: value } }));
const isLeak = (rule: Rule, heap: readonly (number | null)[]) => rule.isLeak(readings(heap));
const risen = (from: number, by: readonly number[]): number[] =>
  by.reduce<number[]>((values, growth) => [...values, (values.at(-1) ?? 0) + growth], [from]);

describe('runs of growth', () => {
  it('are counted without a gap', () => {
    expect(growthsOf([5, 7, 7, 6])).toEqual([2, 0, -1]);
    expect(longestRun([1, 1, 0, 1, 1, 1, -1, 1], 0)).toBe(3);
    expect(longestRun([5, 6, 5], 5)).toBe(1);
    expect(longestRun([], 0)).toBe(0);
  });
});

describe('the rule of memwatch', () => {
  it('is five growths in a row, however small', () => {
    expect(isLeak(memwatch, [0, 1, 2, 3, 4])).toBe(false);
    expect(isLeak(memwatch, [0, 1, 2, 3, 4, 5])).toBe(true);
    expect(isLeak(memwatch, [9, 1, 2, 3, 4, 5, 6, 0, 0])).toBe(true);
  });

  it('begins anew where the heap stays or falls', () => {
    expect(isLeak(memwatch, [0, 1, 2, 3, 4, 4, 5, 6, 7, 8])).toBe(false);
    expect(isLeak(memwatch, [0, 10, 20, 30, 40, 39, 50, 60, 70, 80])).toBe(false);
  });

  it('leaves out what could not be read', () => {
    expect(isLeak(memwatch, [0, 1, null, 2, 3, 4, 5])).toBe(true);
  });
});

describe('the rule of leakage', () => {
  const growth = 2 * KIB;

  it('is a run longer than two thirds of all growths', () => {
    expect(isLeak(leakage, risen(0, [growth, growth, growth, growth, 0, 0]))).toBe(false);
    expect(isLeak(leakage, risen(0, [growth, growth, growth, growth, growth, 0]))).toBe(true);
    expect(isLeak(leakage, risen(0, [growth, growth, 0, growth, growth, growth]))).toBe(false);
  });

  it('does not count growth of a kibibyte', () => {
    expect(isLeak(leakage, risen(0, [KIB, KIB, KIB, KIB, KIB, KIB]))).toBe(false);
    expect(isLeak(leakage, risen(0, [KIB + 1, KIB + 1, KIB + 1, KIB + 1, KIB + 1, KIB + 1]))).toBe(
      true,
    );
  });
});

describe('slopes per cycle', () => {
  it('are drawn from end to end, or are the mean without the first cycle', () => {
    const heap = readings([0, 100, 110, 120, 130]);
    expect(endpointSlope.slope(heap)).toBe(32.5);
    expect(meanSlope.slope(heap)).toBe(10);
  });

  it('are 0 where there is nothing to draw', () => {
    for (const heap of [[], [7]]) {
      expect(endpointSlope.slope(readings(heap))).toBe(0);
      expect(meanSlope.slope(readings(heap))).toBe(0);
    }
  });
});

describe('the best threshold', () => {
  const series = (leak: boolean, last: number): Labelled => ({
    leak,
    readings: readings([0, last]),
  });

  it('parts leaks from healthy series where they can be parted', () => {
    const all = [series(false, 1), series(false, 5), series(true, 6), series(true, 9)];
    const rule = withBestThreshold(endpointSlope, all);
    expect(rule.threshold).toBe(6);
    expect(all.map(({ readings: heap }) => rule.isLeak(heap))).toEqual([false, false, true, true]);
  });

  it('makes as few mistakes as any does', () => {
    const all = [3, 8, 2, 9, 5, 5, 7, 1, 6, 4].map((last, index) => series(index % 3 !== 0, last));
    const mistakes = (isLeakAt: (last: number) => boolean) =>
      all.filter(({ leak, readings: heap }) => leak !== isLeakAt(heap[1]?.values.heap ?? 0)).length;
    const rule = withBestThreshold(endpointSlope, all);
    const fewest = Math.min(
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((least) => mistakes((last) => last >= least)),
    );
    expect(mistakes((last) => last >= rule.threshold)).toBe(fewest);
  });
});
