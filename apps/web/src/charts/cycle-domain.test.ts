import { expect, test } from 'vitest';
import { cycleDomain } from './cycle-domain.ts';

const MIB = 1024 * 1024;
const points = (...values: number[]) =>
  values.map((y, index) => ({ x: (index + 1) * 10, y, warmUp: false }));
const labels = (ticks: readonly { label: string }[]): string[] =>
  ticks.map(({ label }) => label.replaceAll('\u00a0', ' '));

test('what grows is shown from 0', () => {
  const { y, yTicks } = cycleDomain([points(12 * MIB, 112 * MIB, 212 * MIB)], 'bytes');
  expect(y).toEqual([0, 300 * MIB]);
  expect(labels(yTicks)).toEqual(['0', '100 MiB', '200 MiB', '300 MiB']);
});

test('two charts share their axes', () => {
  const both = cycleDomain([points(0, 100), points(5, 5, 5, 5)], 'count');
  expect(both.x).toEqual([0, 40]);
  expect(both.y[1]).toBeGreaterThanOrEqual(100);
});

test('a little growth of much is shown without 0, with labels that can be told apart', () => {
  const { y, yTicks } = cycleDomain([points(20 * MIB, 20.1 * MIB, 20.2 * MIB)], 'bytes');
  expect(y[0]).toBeGreaterThan(19 * MIB);
  expect(y[1]).toBeLessThan(21 * MIB);
  expect(new Set(labels(yTicks)).size).toBe(yTicks.length);
});

test('noise does not fill the chart', () => {
  const { y } = cycleDomain([points(20 * MIB, 20 * MIB + 100, 20 * MIB)], 'bytes');
  expect(y[1] - y[0]).toBeGreaterThanOrEqual(256 * 1024);
});

test('before the first cycle there are axes already', () => {
  const { x, y } = cycleDomain([[], []], 'count');
  expect(x).toEqual([0, 10]);
  expect(y).toEqual([0, 4]);
});
