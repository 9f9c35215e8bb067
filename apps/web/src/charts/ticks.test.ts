import { expect, test } from 'vitest';
import { axisEnd, timeTicks, valueStep } from './ticks.ts';

const MIB = 1024 * 1024;

test('sizes have ticks at round binary values', () => {
  expect(valueStep(105 * MIB, 5, 'bytes')).toBe(50 * MIB);
  expect(valueStep(900 * MIB, 5, 'bytes')).toBe(200 * MIB);
  expect(valueStep(1100 * MIB, 5, 'bytes')).toBe(256 * MIB);
  expect(valueStep(3.9 * 1024 * MIB, 5, 'bytes')).toBe(1024 * MIB);
});

test('counts have whole ticks', () => {
  expect(valueStep(3, 5, 'count')).toBe(1);
  expect(valueStep(5200, 5, 'count')).toBe(2000);
});

test('an axis grows at once and shrinks reluctantly', () => {
  expect(axisEnd(0, 0, 5, 'bytes')).toBeGreaterThan(0);
  const end = axisEnd(90 * MIB, 0, 5, 'bytes');
  expect(end).toBe(100 * MIB);
  expect(axisEnd(80 * MIB, end, 5, 'bytes')).toBe(end);
  expect(axisEnd(150 * MIB, end, 5, 'bytes')).toBeGreaterThan(150 * MIB);
  expect(axisEnd(20 * MIB, end, 5, 'bytes')).toBeLessThan(end);
});

test('times are marked at round moments since the start', () => {
  expect(timeTicks(1000, 61_000, 1000, 6).map(({ label }) => label)).toEqual([
    '0:00',
    '0:10',
    '0:20',
    '0:30',
    '0:40',
    '0:50',
    '1:00',
  ]);
});
