import { describe, expect, test } from 'vitest';
import { FIELDS } from '../stream/fields.ts';
import type { Field, Segment, WatchedLoad } from '../stream/index.ts';
import { aLoad } from '../testing/load.ts';
import { type ColumnSource, readField, readLoad, readRate, readSum, valueAt } from './columns.ts';

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

const sourceOf = (...segments: Segment[]): ColumnSource => ({
  segments: () => segments,
  loads: { all: [] },
});

describe('reading a span', () => {
  const later = segment({ t: [2000, 3000, 4000], rss: [3, 4, 5] });
  const source = sourceOf(segment({ t: [0, 1000], rss: [1, 2] }), later);

  test('joins what was archived with what is recent', () => {
    const { t, v } = readField('rss')(source, 0, 4000);
    expect([...t]).toEqual([0, 1000, 2000, 3000, 4000]);
    expect([...v]).toEqual([1, 2, 3, 4, 5]);
  });

  test('takes one row more on either side', () => {
    const { t } = readField('rss')(sourceOf(later), 2500, 3500);
    expect([...t]).toEqual([2000, 3000, 4000]);
  });

  test('finds the value next to the cursor', () => {
    expect(valueAt(source, readField('rss'), 2900)).toBe(4);
    expect(valueAt(source, readField('rss'), 90_000)).toBeNull();
  });
});

test('in use falls back to heap used before the first full collection', () => {
  const read = readSum('liveHeap', 'external', 'heapUsed');
  const { v } = read(
    sourceOf(segment({ t: [0, 1], liveHeap: [NaN, 4], heapUsed: [7, 8], external: [100, 100] })),
    0,
    1,
  );
  expect([...v]).toEqual([107, 104]);
});

describe('rates', () => {
  test('are taken over a second', () => {
    const t = [0, 250, 500, 750, 1000, 1250];
    const { v } = readRate('allocated')(
      sourceOf(segment({ t, allocated: t.map((time) => time * 3) })),
      0,
      1250,
    );
    expect(Array.from(v).slice(1)).toEqual([3000, 3000, 3000, 3000, 3000]);
  });

  test('are not taken across a hole', () => {
    const { v } = readRate('allocated')(
      sourceOf(segment({ t: [0, 1, 9000, 9250], allocated: [0, NaN, 900_000, 900_250] })),
      0,
      9250,
    );
    expect(Array.from(v).slice(0, 3)).toEqual([NaN, NaN, NaN]);
  });
});

describe('loads', () => {
  const load = (...t: number[]): WatchedLoad => ({
    state: aLoad({ startedAt: t[0] ?? 0 }),
    points: t.map((time) => ({ t: time, perSecond: time / 1000, p99Ms: null })),
  });
  const source = { ...sourceOf(), loads: { all: [load(1000, 2000), load(60_000, 61_000)] } };
  const read = readLoad(({ perSecond }) => perSecond);

  test('are lines of their own', () => {
    const { t, v } = read(source, 0, 90_000);
    expect([...t]).toEqual([1000, 2000, 2001, 60_000, 61_000, 61_001]);
    expect([...v]).toEqual([1, 2, NaN, 60, 61, NaN]);
  });

  test('are left out where another span is looked at', () => {
    expect([...read(source, 50_000, 90_000).t]).toEqual([60_000, 61_000, 61_001]);
  });

  test('have no value between them', () => {
    expect(valueAt(source, read, 60_900)).toBe(61);
    expect(valueAt(source, read, 30_000)).toBeNull();
  });
});
