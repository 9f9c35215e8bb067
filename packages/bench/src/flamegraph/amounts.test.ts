import { expect, test } from 'vitest';
import { amountOf } from './amounts.ts';

test('amounts are read as each tool writes them', () => {
  expect(amountOf('1,024')).toBe(1024);
  expect(amountOf('1.50 MB')).toBe(1.5 * 2 ** 20);
  expect(amountOf('1.5 MiB')).toBe(1.5 * 2 ** 20);
  expect(amountOf('2.5 s')).toBe(2.5e9);
  expect(amountOf('130.20ms')).toBeCloseTo(130.2e6);
});

test('what is no amount is no number', () => {
  expect(amountOf('')).toBeNaN();
  expect(amountOf('many MiB')).toBeNaN();
});
