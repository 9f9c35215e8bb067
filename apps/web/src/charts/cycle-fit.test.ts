import { expect, test } from 'vitest';
import { fitLine } from './cycle-fit.ts';

const point = (x: number, y: number, warmUp = false) => ({ x, y, warmUp });

test('the line goes through cycles that lie on one', () => {
  const line = fitLine([point(10, 21), point(20, 41), point(30, 61)], {
    value: 2,
    low: 2,
    high: 2,
  });
  expect(line).toEqual({ x: [10, 30], y: [21, 61], low: [21, 61], high: [21, 61] });
});

test('cycles of the warm-up do not move it', () => {
  const line = fitLine([point(0, 900, true), point(10, 21), point(20, 41)], {
    value: 2,
    low: 2,
    high: 2,
  });
  expect(line?.y).toEqual([21, 41]);
});

test('one cycle that lies elsewhere does not move it', () => {
  const points = [point(10, 20), point(20, 40), point(30, 900), point(40, 80), point(50, 100)];
  expect(fitLine(points, { value: 2, low: 2, high: 2 })?.y).toEqual([20, 100]);
});

test('the band turns around the middle cycle', () => {
  const line = fitLine([point(10, 20), point(20, 40), point(30, 60)], {
    value: 2,
    low: 1,
    high: 3,
  });
  expect(line?.low).toEqual([30, 50]);
  expect(line?.high).toEqual([10, 70]);
});

test('there is no line through a single cycle', () => {
  expect(fitLine([point(10, 20)], { value: 2, low: 2, high: 2 })).toBeUndefined();
});
