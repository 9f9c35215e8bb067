import { expect, test } from 'vitest';
import { aSample } from '../testing/events.ts';
import { Thinner } from './thinner.ts';

/** Feeds a heap, one figure per tick. @returns the ticks that were kept */
function kept(heap: readonly number[], points: number): number[] {
  const thinner = new Thinner({ from: 0, to: heap.length - 1, points });
  for (const [t, heapUsed] of heap.entries()) thinner.add(aSample(t, { heapUsed }));
  return thinner.samples().map(({ t }) => t);
}

test('without a limit all samples are kept', () => {
  expect(kept([3, 1, 2], Infinity)).toEqual([0, 1, 2]);
});

test('of each stretch the lowest and the highest are kept, in the order of time', () => {
  expect(kept([1, 5, 9, 2, 8, 3], 4)).toEqual([0, 2, 3, 4]);
});

test('a peak survives however few points are wanted', () => {
  const heap = Array.from({ length: 1_000 }, (_, t) => (t === 421 ? 99 : 1));
  expect(kept(heap, 10)).toContain(421);
});

test('there are never more points than wanted', () => {
  const heap = Array.from({ length: 997 }, (_, t) => (t * 7919) % 101);
  for (const points of [2, 3, 4, 9, 50, 333]) {
    expect(kept(heap, points).length, `${points}`).toBeLessThanOrEqual(points);
  }
});

test('samples of one moment are one point', () => {
  const thinner = new Thinner({ from: 5, to: 5, points: 2 });
  thinner.add(aSample(5));
  expect(thinner.samples()).toHaveLength(1);
});
