import { bisectLeft, bisectRight } from 'd3';
import type { LoadPoint } from '@leakscope/protocol';
import type { Field, Segment, WatchedLoad } from '../stream/index.ts';

/** Values over time: `t` in epoch milliseconds and rising, `NaN` where there is no value. */
export interface Column {
  readonly t: Float64Array;
  readonly v: Float64Array;
}

/** What columns are read from: the samples of a run and the loads it was put under. */
export interface ColumnSource {
  /** Oldest first. */
  segments(): readonly Segment[];
  /** In order of time. */
  readonly loads: { readonly all: readonly WatchedLoad[] };
}

/** Reads a span of a run; one row more on either side, so that lines reach the edges. */
export type ReadColumn = (source: ColumnSource, from: number, to: number) => Column;

/** One field as it was sampled. */
export function readField(field: Field): ReadColumn {
  return (source, from, to) => {
    const parts = source.segments().map((segment) => {
      const t = segment.column('t');
      const begin = Math.max(0, bisectLeft(t, from) - 1);
      const end = Math.min(t.length, bisectRight(t, to) + 1);
      return { t: t.subarray(begin, end), v: segment.column(field).subarray(begin, end) };
    });
    return { t: joined(parts.map(({ t }) => t)), v: joined(parts.map(({ v }) => v)) };
  };
}

/** The sum of two fields; where the first has no value, `instead` takes its place. */
export function readSum(first: Field, second: Field, instead: Field): ReadColumn {
  const readFirst = readField(first);
  const readSecond = readField(second);
  const readInstead = readField(instead);
  return (source, from, to) => {
    const a = readFirst(source, from, to);
    const b = readSecond(source, from, to);
    const c = readInstead(source, from, to);
    const v = a.v.map((value, index) => {
      const base = Number.isNaN(value) ? (c.v[index] ?? Number.NaN) : value;
      return base + (b.v[index] ?? Number.NaN);
    });
    return { t: a.t, v };
  };
}

/** Over how long a rate is taken, in milliseconds: four samples, so that it is readable. */
const RATE_WINDOW_MS = 1000;

/** How fast a cumulative field rises, per second. */
export function readRate(field: Field): ReadColumn {
  const read = readField(field);
  return (source, from, to) => {
    const { t, v } = read(source, from - RATE_WINDOW_MS, to);
    const rate = new Float64Array(v.length).fill(Number.NaN);
    let start = 0;
    for (let end = 1; end < v.length; end += 1) {
      const now = t[end] ?? Number.NaN;
      while (start < end - 1 && now - (t[start + 1] ?? now) >= RATE_WINDOW_MS) start += 1;
      const elapsed = now - (t[start] ?? Number.NaN);
      const rise = (v[end] ?? Number.NaN) - (v[start] ?? Number.NaN);
      if (Number.isNaN(rise)) {
        // Never take a rate across a hole.
        if (Number.isNaN(v[end] ?? Number.NaN)) start = end;
        continue;
      }
      rate[end] = (Math.max(0, rise) / elapsed) * 1000;
    }
    return { t, v: rate };
  };
}

/** How loads went, told about once a second; the line is interrupted between two of them. */
export function readLoad(value: (point: LoadPoint) => number | null): ReadColumn {
  return ({ loads }, from, to) => {
    const t: number[] = [];
    const v: number[] = [];
    for (const { points } of loads.all) {
      const last = points.at(-1);
      if (last === undefined || last.t < from - REACH_MS || (points[0]?.t ?? to) > to) continue;
      for (const point of points) {
        t.push(point.t);
        v.push(value(point) ?? Number.NaN);
      }
      t.push(last.t + 1);
      v.push(Number.NaN);
    }
    return { t: Float64Array.from(t), v: Float64Array.from(v) };
  };
}

/** How far outside of what was sampled, in milliseconds, the first or last sample still speaks. */
const REACH_MS = 2000;

/** The value nearest to a point in time, or `null`. */
export function valueAt(source: ColumnSource, read: ReadColumn, time: number): number | null {
  const { t, v } = read(source, time - REACH_MS, time + REACH_MS);
  const isOutside = time < (t[0] ?? 0) - REACH_MS || time > (t.at(-1) ?? 0) + REACH_MS;
  if (isOutside) return null;
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, at] of t.entries()) {
    const value = v[index] ?? Number.NaN;
    const away = Math.abs(at - time);
    if (Number.isNaN(value) || away >= distance) continue;
    best = value;
    distance = away;
  }
  return best;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
