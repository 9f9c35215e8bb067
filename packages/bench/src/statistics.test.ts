import { describe, expect, test } from 'vitest';
import { median, medianInterval, quantile } from './statistics.ts';

/** The numbers 1 to n, in no order. */
function numbers(n: number): number[] {
  return Array.from({ length: n }, (_, index) => ((index * 7) % n) + 1);
}

describe('the median', () => {
  test('is the middle, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('has the interval of the published table of order statistics', () => {
    // n = 20: 6th and 15th; n = 25: 8th and 18th; n = 10: 2nd and 9th.
    expect(medianInterval(numbers(20))).toEqual([6, 15]);
    expect(medianInterval(numbers(25))).toEqual([8, 18]);
    expect(medianInterval(numbers(10))).toEqual([2, 9]);
  });

  test('has the whole range as its interval where there are few values', () => {
    expect(medianInterval([1, 2, 3])).toEqual([1, 3]);
  });
});

test('a quantile is a value that was measured', () => {
  expect(quantile(numbers(100), 0.99)).toBe(99);
  expect(quantile(numbers(20), 0.99)).toBe(20);
  expect(quantile([5], 0.5)).toBe(5);
});
