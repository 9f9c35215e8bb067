import { expect, test } from 'vitest';
import type { MetricHistory } from './history.ts';
import { trendOf } from './trend.ts';

function history(t: number[], operations: number[], value: number[]): MetricHistory {
  return {
    t: Float64Array.from(t),
    operations: Float64Array.from(operations),
    value: Float64Array.from(value),
  };
}

test('a metric that moved with operations is told per operation', () => {
  expect(trendOf(history([0, 1000, 2000], [0, 2, 4], [100, 120, 140]))).toEqual({
    per: 'operation',
    change: 10,
  });
});

test('without operations it is told per second', () => {
  expect(trendOf(history([0, 1000, 2000], [4, 4, 4], [100, 150, 200]))).toEqual({
    per: 'second',
    change: 50,
  });
});

test('operations of more than a minute ago do not count', () => {
  const trend = trendOf(history([0, 1000, 90_000, 95_000], [0, 9, 9, 9], [0, 900, 900, 900]));
  expect(trend).toEqual({ per: 'second', change: 0 });
});

test('values that are missing are looked past', () => {
  expect(trendOf(history([0, 1000, 2000], [0, 2, 2], [100, NaN, 120]))).toEqual({
    per: 'operation',
    change: 10,
  });
});

test('a single value has no trend', () => {
  expect(trendOf(history([0], [0], [5]))).toBeNull();
  expect(trendOf(history([], [], []))).toBeNull();
});
