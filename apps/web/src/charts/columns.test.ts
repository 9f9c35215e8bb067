import { describe, expect, test } from 'vitest';
import { FIELDS } from '../stream/fields.ts';
import type { Field, Segment } from '../stream/index.ts';
import { readField, readRate, readSum, valueAt } from './columns.ts';

/** A segment of the given columns; fields that are not given have no values. */
function segment(columns: Partial<Record<Field, number[]>>): Segment {
  const length = columns.t?.length ?? 0;
  const typed = new Map(
    FIELDS.map((field) => [
      field,
      Float64Array.from(columns[field] ?? Array.from({ length }, () => NaN)),
    ]),
  );
  return { length, column: (field) => typed.get(field) ?? new Float64Array() };
}

describe('reading a span', () => {
  const segments = [
    segment({ t: [0, 1000], rss: [1, 2] }),
    segment({ t: [2000, 3000, 4000], rss: [3, 4, 5] }),
  ];

  test('joins what was archived with what is recent', () => {
    const { t, v } = readField('rss')(segments, 0, 4000);
    expect([...t]).toEqual([0, 1000, 2000, 3000, 4000]);
    expect([...v]).toEqual([1, 2, 3, 4, 5]);
  });

  test('takes one row more on either side', () => {
    const { t } = readField('rss')([segments[1] ?? segment({})], 2500, 3500);
    expect([...t]).toEqual([2000, 3000, 4000]);
  });

  test('finds the value next to the cursor', () => {
    expect(valueAt(segments, readField('rss'), 2900)).toBe(4);
    expect(valueAt(segments, readField('rss'), 90_000)).toBeNull();
  });
});

test('in use falls back to heap used before the first full collection', () => {
  const read = readSum('liveHeap', 'external', 'heapUsed');
  const { v } = read(
    [segment({ t: [0, 1], liveHeap: [NaN, 4], heapUsed: [7, 8], external: [100, 100] })],
    0,
    1,
  );
  expect([...v]).toEqual([107, 104]);
});

describe('rates', () => {
  test('are taken over a second', () => {
    const t = [0, 250, 500, 750, 1000, 1250];
    const { v } = readRate('allocated')(
      [segment({ t, allocated: t.map((time) => time * 3) })],
      0,
      1250,
    );
    expect(Array.from(v).slice(1)).toEqual([3000, 3000, 3000, 3000, 3000]);
  });

  test('are not taken across a hole', () => {
    const { v } = readRate('allocated')(
      [segment({ t: [0, 1, 9000, 9250], allocated: [0, NaN, 900_000, 900_250] })],
      0,
      9250,
    );
    expect(Array.from(v).slice(0, 3)).toEqual([NaN, NaN, NaN]);
  });
});
