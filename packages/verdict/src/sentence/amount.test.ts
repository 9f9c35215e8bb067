import { describe, expect, it } from 'vitest';
import { bytesText, countText, intervalText } from './amount.ts';

describe('bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [0.5, '0.5 bytes'],
    [200, '200 bytes'],
    [1023.96, '1.0 KiB'],
    [1024, '1.0 KiB'],
    [1_048_570, '1.0 MiB'],
    [10 * 1024 ** 2, '10.0 MiB'],
    [5000 * 1024 ** 3, '5000.0 GiB'],
  ])('%d are written as %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe('counts', () => {
  it.each([
    [1, '1'],
    [4.5, '4.5'],
    [0.0254, '0.0254'],
    [2.004, '2'],
    [99.96, '100'],
    [999.6, '1,000'],
    [1_234_567.4, '1,234,567'],
  ])('%d are written as %s', (count, text) => {
    expect(countText(count)).toBe(text);
  });
});

describe('intervals', () => {
  it('have the unit of their value', () => {
    const bytes = {
      value: 1.5 * 1024 ** 2,
      low: 900 * 1024,
      high: 2 * 1024 ** 2,
      unit: 'bytes',
    } as const;
    expect(intervalText(bytes)).toBe('0.9–2.0');
    expect(intervalText({ value: 1, low: 0.98, high: 1, unit: 'count' })).toBe('0.98–1');
  });
});
