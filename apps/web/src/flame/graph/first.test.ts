import { expect, test } from 'vitest';
import type { LayoutFrame } from '../messages.ts';
import { widest } from './first.ts';
import { heightOf } from './levels.ts';

/** Frames of `[name, parent, total]`. */
function drawn(...rows: readonly (readonly [string, number, number])[]): LayoutFrame[] {
  const shared = { file: '', line: 0, startLine: 0, self: 0, merged: 0, fill: 'own-heap' };
  return rows.map(([name, parent, total]) => {
    return { ...shared, name, parent, total, ref: name, origin: 'own', kind: 'heap' };
  });
}

/**
 *     all 10 ─ a 6 ─ c 6
 *            │     └ d 0.5
 *            └ b 4 ─ e 4
 */
const frames = drawn(
  ['all', -1, 10],
  ['a', 0, 6],
  ['c', 1, 6],
  ['d', 1, 0.5],
  ['b', 0, 4],
  ['e', 4, 4],
);

test('the widest frames are drawn on their callers', () => {
  const first = widest(frames, 5);
  expect(first.map(({ name }) => name)).toEqual(['all', 'a', 'c', 'b', 'e']);
  expect(first.map(({ parent }) => first[parent]?.name)).toEqual([
    undefined,
    'all',
    'a',
    'all',
    'b',
  ]);
});

test('of frames of one width the callers come first', () => {
  const deep = drawn(...Array.from({ length: 300 }, (_, i) => [`f${i}`, i - 1, 7] as const));
  const first = widest(deep, 100);
  expect(first).toHaveLength(100);
  expect(first.at(-1)).toMatchObject({ name: 'f99', parent: 98 });
});

test('levels are counted along the callers', () => {
  expect(heightOf(frames)).toBe(3);
  expect(heightOf([])).toBe(0);
});
