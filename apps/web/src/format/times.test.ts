import { expect, test } from 'vitest';
import { formatDuration, formatElapsed } from './times.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('elapsed time reads like a clock', () => {
  expect(formatElapsed(-5)).toBe('0:00');
  expect(formatElapsed(7_900)).toBe('0:07');
  expect(formatElapsed(754_000)).toBe('12:34');
  expect(formatElapsed(3_723_000)).toBe('1:02:03');
});

test('short durations carry three figures', () => {
  expect(plain(formatDuration(0.42))).toBe('0.42 ms');
  expect(plain(formatDuration(12.34))).toBe('12.3 ms');
  expect(plain(formatDuration(250))).toBe('250 ms');
  expect(plain(formatDuration(1500))).toBe('1.50 s');
});
