import { expect, test } from 'vitest';
import { formatCursors, parseCursors } from './cursors.ts';

test('a connection for one run counts in plain numbers', () => {
  expect(parseCursors('12', ['A'])).toEqual(new Map([['A', 12]]));
});

test('a connection for several runs names each', () => {
  const cursors = new Map([
    ['A', 12],
    ['B', 7],
  ]);
  expect(formatCursors(cursors)).toBe('A:12,B:7');
  expect(parseCursors('A:12,B:7', ['A', 'B'])).toEqual(cursors);
});

test('runs that were not asked for, and what does not parse, count as not sent', () => {
  expect(parseCursors('A:12,C:3', ['A', 'B'])).toEqual(new Map([['A', 12]]));
  for (const header of [undefined, '', 'x', '-1', '1e3', 'A:', ':4', 'A:x,B', '9'.repeat(40)]) {
    expect(parseCursors(header, ['A']), header).toEqual(new Map());
  }
});
