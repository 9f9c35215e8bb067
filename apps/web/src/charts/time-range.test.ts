import { describe, expect, test } from 'vitest';
import { domainOf, rangeFromText, rangeToText, type TimeRange, zoomed } from './time-range.ts';

const start = 1_000_000;
const minute = 60_000;

describe('what is shown of a run', () => {
  test('is a fixed span while the run is young', () => {
    const domain = domainOf({ kind: 'last', minutes: 5 }, start, start + 3000);
    expect(domain).toEqual({ from: start, to: start + 20_000 });
  });

  test('grows with the run until it scrolls', () => {
    const range: TimeRange = { kind: 'last', minutes: 5 };
    expect(domainOf(range, start, start + 2 * minute)).toEqual({
      from: start,
      to: start + 2 * minute,
    });
    expect(domainOf(range, start, start + 9 * minute)).toEqual({
      from: start + 4 * minute,
      to: start + 9 * minute,
    });
  });

  test('is what was brushed, whatever happens since', () => {
    const domain = domainOf({ kind: 'span', from: 1000, to: 4000 }, start, start + 9 * minute);
    expect(domain).toEqual({ from: start + 1000, to: start + 4000 });
  });
});

test('ranges survive the address of the page', () => {
  const ranges: TimeRange[] = [
    { kind: 'last', minutes: 1 },
    { kind: 'last', minutes: 30 },
    { kind: 'all' },
    { kind: 'span', from: 12_500, to: 40_000 },
  ];
  expect(ranges.map((range) => rangeFromText(rangeToText(range)))).toEqual(ranges);
});

test('an address that makes no sense is no range', () => {
  for (const text of [null, '', '7m', '9-3', '1-1.2', 'x-y', '-5']) {
    expect(rangeFromText(text)).toBeUndefined();
  }
});

test('zooming keeps what is under the cursor, and ends at the whole run', () => {
  const domain = { from: start, to: start + 100_000 };
  const closer = zoomed(domain, 0.5, start + 50_000, start, start + 100_000);
  expect(closer).toEqual({ kind: 'span', from: 25_000, to: 75_000 });
  expect(zoomed(domain, 2, start, start, start + 100_000)).toEqual({ kind: 'all' });
});
