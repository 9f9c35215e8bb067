import { expect, test } from 'vitest';
import { decimate, highestBetween } from './decimate.ts';
import { linePath } from './plot-parts.ts';

test('a line with fewer points than pixels is left as it is', () => {
  expect(decimate([0, 5, 10], [1, 2, 3], 0, 10, 100)).toEqual([0, 1, 5, 2, 10, 3]);
});

test('of each pixel the first, lowest, highest and last point remain, in their order', () => {
  const x = Array.from({ length: 10 }, (_, index) => index);
  const y = [5, 9, 1, 4, 5, 6, 6, 6, 6, 6];
  expect(decimate(x, y, 0, 10, 2)).toEqual([0, 5, 1, 9, 2, 1, 4, 5, 5, 6, 9, 6]);
});

test('half an hour stays within four points a pixel and keeps its peak', () => {
  const x = Float64Array.from({ length: 7200 }, (_, index) => index * 250);
  const y = Float64Array.from({ length: 7200 }, (_, index) => (index === 3333 ? 1e9 : index % 7));
  const line = decimate(x, y, 0, 7200 * 250, 900);
  expect(line.length).toBeLessThanOrEqual(900 * 4 * 2);
  expect(highestBetween(line, 0, 7200 * 250)).toBe(1e9);
});

test('a missing value interrupts the line, and the pen', () => {
  const line = decimate([0, 1, 2, 3, 4], [1, NaN, NaN, 4, 5], 0, 4, 100);
  expect(line).toEqual([0, 1, 1, NaN, 3, 4, 4, 5]);
  const same = (value: number): number => value;
  expect(linePath(line, same, same)).toBe('M0,1M3,4L4,5');
});

test('values before the first one and after the last one draw nothing', () => {
  expect(decimate([0, 1], [NaN, NaN], 0, 1, 10)).toEqual([]);
});
