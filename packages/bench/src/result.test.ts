import { expect, test } from 'vitest';
import { toRow, toTable } from './result.ts';

test('a row states the spread and the interval beside the median', () => {
  expect(toRow('click to chart', [120, 100, 140], 'ms')).toEqual({
    measure: 'click to chart',
    subject: 'leakscope',
    median: 120,
    min: 100,
    max: 140,
    p99: 140,
    low: 100,
    high: 140,
    unit: 'ms',
    runs: 3,
  });
});

test('a table aligns its figures to the right', () => {
  const rows = [toRow('click', [9.5], 'ms'), toRow('sampling', [1.0312], 'times')];
  expect(toTable(rows)).toBe(
    [
      'measure   subject    median   low  high   min   max   p99  unit   runs',
      'click     leakscope    9.50  9.50  9.50  9.50  9.50  9.50  ms        1',
      'sampling  leakscope    1.03  1.03  1.03  1.03  1.03  1.03  times     1',
    ].join('\n'),
  );
});
