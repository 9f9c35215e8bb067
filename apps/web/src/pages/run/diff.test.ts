import { expect, test } from 'vitest';
import { diffLines } from './diff.ts';

/** Draws a difference as text: ` same`, `-removed`, `+added`. */
function drawn(before: string, after: string): string[] {
  const [old, young] = [before.split(' '), after.split(' ')];
  const signs = { same: ' ', removed: '-', added: '+' } as const;
  return diffLines(old, young).map(
    ({ kind, index }) => signs[kind] + (kind === 'added' ? young : old)[index],
  );
}

test('what is common stays, what changed is removed and then added', () => {
  expect(drawn('a b c d', 'a x c d')).toEqual([' a', '-b', '+x', ' c', ' d']);
});

test('lines may only come, or only go', () => {
  expect(drawn('a c', 'a b c')).toEqual([' a', '+b', ' c']);
  expect(drawn('a b c', 'a c')).toEqual([' a', '-b', ' c']);
});

test('the same twice is no difference', () => {
  expect(drawn('a b', 'a b')).toEqual([' a', ' b']);
});
