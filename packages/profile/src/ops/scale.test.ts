import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { scale } from './scale.ts';

describe('scaling', () => {
  test('rounds to whole numbers, down and up alike on both sides of 0', () => {
    const profile = profileFromText('a | 5\nb | -5\nc | 1');
    expect(drawProfile(scale(profile, 0.5))).toEqual(['a | 3', 'b | -3', 'c | 1']);
    expect(drawProfile(profile)).toEqual(['a | 5', 'b | -5', 'c | 1']);
  });

  test('multiplies the totals', () => {
    fc.assert(
      fc.property(anyProfile, fc.integer({ min: -4, max: 4 }), (profile, factor) => {
        const expected = totals(profile).map((total) => total * factor + 0);
        expect(totals(scale(profile, factor)).map((total) => total + 0)).toEqual(expected);
      }),
    );
  });

  test('by what is no number is refused', () => {
    expect(() => scale(profileFromText('a | 1'), NaN)).toThrow(RangeError);
  });
});
