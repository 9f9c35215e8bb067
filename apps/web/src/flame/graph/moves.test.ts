import { expect, test } from 'vitest';
import type { LayoutFrame } from '../messages.ts';
import { moved } from './moves.ts';

/**
 *     all ─ a ─ c
 *         │   └ d
 *         └ b ─ e
 */
const names = ['all', 'a', 'b', 'c', 'd', 'e'];
const parents = [-1, 0, 0, 1, 1, 2];
const frames = names.map((name, index): LayoutFrame => {
  const place = { name, file: '', line: 0, ref: name };
  return {
    ...place,
    self: 0,
    total: 1,
    origin: 'own',
    kind: 'heap',
    fill: 'own-heap',
    startLine: 0,
    merged: 0,
    parent: parents[index] ?? -1,
  };
});

function from(name: string, direction: Parameters<typeof moved>[2]): string | undefined {
  return names[moved(frames, names.indexOf(name), direction)];
}

test('outwards leads to the caller and stops at the root', () => {
  expect(from('d', 'out')).toBe('a');
  expect(from('all', 'out')).toBe('all');
});

test('inwards leads to the largest callee and stops at a leaf', () => {
  expect(from('all', 'in')).toBe('a');
  expect(from('a', 'in')).toBe('c');
  expect(from('e', 'in')).toBe('e');
});

test('sideways leads along the level, across callers too', () => {
  expect(from('c', 'after')).toBe('d');
  expect(from('d', 'after')).toBe('e');
  expect(from('e', 'after')).toBe('e');
  expect(from('e', 'before')).toBe('d');
  expect(from('a', 'before')).toBe('a');
});
