import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { buildCallTree } from '../views/call-tree.ts';
import { functionValues } from '../views/values.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { collapseRecursion } from './collapse-recursion.ts';

function collapsed(stack: string): string {
  return drawProfile(collapseRecursion(profileFromText(`${stack} | 1`)))[0]?.split(' |')[0] ?? '';
}

describe('collapsing recursion', () => {
  test.each([
    ['a b b b c', 'a b c'],
    ['a b c b c d', 'a b c d'],
    ['a b c b c b', 'a b c b'],
    ['a b c b d', 'a b c b d'],
    ['x a b c d a b c d a b c d y', 'x a b c d y'],
    ['a a b a a b', 'a b'],
    ['a', 'a'],
  ])('makes %s into %s', (stack, expected) => {
    expect(collapsed(stack)).toBe(expected);
  });

  test('keeps the lines of the innermost of the repeated calls', () => {
    expect(collapsed('main:9 walk:3 walk:4 leaf:1')).toBe('main:9 walk:4 leaf:1');
    expect(collapsed('a:1 b:2 a:3 b:4 c:5')).toBe('a:3 b:4 c:5');
  });

  test('puts together what then is the same', () => {
    const profile = profileFromText('a b | 1\na b b | 2\na b b b c | 4');
    expect(drawProfile(collapseRecursion(profile))).toEqual(['a b | 3', 'a b c | 4']);
  });

  test('leaves self and total of every function what they were', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const stack = fc.array(name, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(stack, { minLength: 1, maxLength: 8 }), (stacks) => {
        const lines = stacks.map((frames, i) => `${frames.join(' ')} | ${i + 1}`);
        const profile = profileFromText(lines.join('\n'));
        expect(valuesOf(collapseRecursion(profile))).toEqual(valuesOf(profile));
      }),
    );
  });

  test('holds a recursion of 20,000 calls', () => {
    const frames = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? 'even' : 'odd')).join(
      ' ',
    );
    expect(collapsed(`main ${frames}`)).toBe('main even odd');
  });
});

function valuesOf(profile: Profile): unknown {
  return functionValues(profile, buildCallTree(profile, { type: 0 }));
}
