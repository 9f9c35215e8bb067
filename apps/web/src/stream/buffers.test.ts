import { describe, expect, test } from 'vitest';
import { ArchiveBuffer } from './archive-buffer.ts';
import { FIELDS, type Row } from './fields.ts';
import { SampleBuffer } from './sample-buffer.ts';

/** A row whose time is `t` and whose rss is `rss`. */
function row(t: number, rss: number): Row {
  const values = new Float64Array(FIELDS.length).fill(Number.NaN);
  values[FIELDS.indexOf('t')] = t;
  values[FIELDS.indexOf('rss')] = rss;
  return values;
}

describe('the buffer of recent samples', () => {
  test('keeps at least its capacity and hands over the rest, oldest first', () => {
    const evicted: number[] = [];
    const buffer = new SampleBuffer(4, (old) => evicted.push(old[0] ?? NaN));
    for (let t = 1; t <= 9; t += 1) buffer.push(row(t, t * 10));
    expect([...buffer.column('t')]).toEqual([5, 6, 7, 8, 9]);
    expect([...buffer.column('rss')]).toEqual([50, 60, 70, 80, 90]);
    expect(evicted).toEqual([1, 2, 3, 4]);
  });

  test('never exceeds twice its capacity', () => {
    const buffer = new SampleBuffer(4, () => undefined);
    for (let t = 1; t <= 1000; t += 1) buffer.push(row(t, t));
    expect(buffer.length).toBeLessThanOrEqual(8);
    expect(buffer.column('t').at(-1)).toBe(1000);
  });
});

describe('the archive', () => {
  test('halves when it is full and keeps the highest of each span', () => {
    const archive = new ArchiveBuffer(4);
    for (const [index, rss] of [10, 90, 20, 30, 50, 40].entries())
      archive.push(row(index + 1, rss));
    expect([...archive.column('t')]).toEqual([2, 4, 6]);
    expect([...archive.column('rss')]).toEqual([90, 30, 50]);
  });

  test('never exceeds its capacity, keeps order, ends and the peak', () => {
    const archive = new ArchiveBuffer(64);
    for (let t = 1; t <= 10_000; t += 1) archive.push(row(t, t === 5000 ? 1e9 : t));
    const times = [...archive.column('t')];
    expect(times.length).toBeLessThanOrEqual(64);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBe(10_000);
    expect(Math.max(...archive.column('rss'))).toBe(1e9);
  });

  test('fills a missing value of a span from the others of it', () => {
    const archive = new ArchiveBuffer(2);
    for (const [index, rss] of [NaN, 7, NaN, NaN].entries()) archive.push(row(index + 1, rss));
    expect([...archive.column('rss')]).toEqual([7, NaN]);
  });
});
