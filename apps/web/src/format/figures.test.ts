import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCount,
  formatInterval,
  formatShare,
  threeFigures,
} from './figures.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('sizes', () => {
  test('carry three significant figures in binary units', () => {
    expect(plain(formatBytes(0))).toBe('0 B');
    expect(plain(formatBytes(512))).toBe('512 B');
    expect(plain(formatBytes(1536))).toBe('1.50 KiB');
    expect(plain(formatBytes(10 * 1024 * 1024))).toBe('10.0 MiB');
    expect(plain(formatBytes(200 * 1024 * 1024))).toBe('200 MiB');
  });

  test('change unit before they would need a fourth figure', () => {
    expect(plain(formatBytes(999 * 1024))).toBe('999 KiB');
    expect(plain(formatBytes(1000 * 1024))).toBe('0.98 MiB');
    expect(plain(formatBytes(1023.9 * 1024 ** 2))).toBe('1.00 GiB');
  });

  test('may be negative', () => {
    expect(plain(formatBytes(-1536))).toBe('\u22121.50 KiB');
  });
});

test('three figures round before they choose the decimals', () => {
  expect(threeFigures(9.999)).toBe('10.0');
  expect(threeFigures(99.97)).toBe('100');
  expect(threeFigures(-0.001)).toBe('0.00');
});

test('counts are exact until a million', () => {
  expect(formatCount(5000)).toBe('5,000');
  expect(formatCount(123_456)).toBe('123,456');
  expect(plain(formatCount(1_234_567))).toBe('1.23 M');
  expect(plain(formatCount(2.5e9))).toBe('2.50 G');
});

test('shares keep one decimal while they are small', () => {
  expect(plain(formatShare(0.052))).toBe('5.2 %');
  expect(plain(formatShare(0.969))).toBe('97 %');
});

test('changes carry their sign, and none where nothing is left of them', () => {
  expect(plain(formatChange(10 * 1024 * 1024, 'bytes'))).toBe('+10.0 MiB');
  expect(plain(formatChange(-2048, 'bytes'))).toBe('\u22122.00 KiB');
  expect(plain(formatChange(0.2, 'bytes'))).toBe('±0 B');
  expect(formatChange(1000, 'count')).toBe('+1,000');
  expect(formatChange(0.25, 'count')).toBe('+0.25');
  expect(formatChange(-0.001, 'count')).toBe('±0');
});

test('an interval has one unit for both ends', () => {
  const MIB = 1024 * 1024;
  expect(plain(formatInterval(9.98 * MIB, 10.02 * MIB, 'bytes'))).toBe('9.98 to 10.0 MiB');
  expect(plain(formatInterval(1000 * 1024, 2 * MIB, 'bytes'))).toBe('0.98 to 2.00 MiB');
  expect(plain(formatInterval(-40, 12.4, 'bytes'))).toBe('\u221240 to 12 B');
  expect(formatInterval(0.25, 1, 'count')).toBe('0.25 to 1');
});
