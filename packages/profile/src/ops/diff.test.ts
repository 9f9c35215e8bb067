import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { diff } from './diff.ts';
import { baseColumn, pairProfiles } from './pair.ts';
import { scale } from './scale.ts';

const base = profileFromText(`
  main leak  | 100 | memory=heap
  main old   |  40
  main same  |   7
`);
const now = profileFromText(`
  main leak  | 160 | memory=heap
  main fresh |  20
  main same  |   7
`);

describe('the difference of two profiles', () => {
  test('is negative where there is less, and has nothing that stayed the same', () => {
    expect(drawProfile(diff(base, now))).toEqual([
      'main leak | 60 | memory=heap',
      'main fresh | 20',
      'main old | -40',
    ]);
  });

  test('can be of shares: then the totals agree first', () => {
    const twice = profileFromText('main a | 20\nmain b | 80');
    const once = profileFromText('main a | 15\nmain b | 35');
    expect(drawProfile(diff(twice, once, { relative: true }))).toEqual([
      'main a | 10',
      'main b | -10',
    ]);
    expect(drawProfile(diff(once, profileFromText('idle | 0'), { relative: true }))).toEqual([
      'main a | -15',
      'main b | -35',
    ]);
  });

  test('of a profile and itself is nothing', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        expect(diff(profile, profile).samples.length).toBe(0);
      }),
    );
  });

  test('has the difference of the totals, and turned round it is the opposite', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const change = diff(a, b);
        const [ofA, ofB] = [totals(a), totals(b)];
        expect(totals(change)).toEqual(ofB.map((total, type) => total - (ofA[type] ?? 0)));
        expect(drawProfile(scale(diff(b, a), -1)).toSorted()).toEqual(
          drawProfile(change).toSorted(),
        );
      }),
    );
  });
});

describe('a pair of profiles', () => {
  test('keeps what both have', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const pair = pairProfiles(a, b);
        const all = totals(pair.profile);
        expect(pair.types.map((_, type) => all[type])).toEqual(totals(b));
        expect(pair.types.map((_, type) => all[baseColumn(pair, type)])).toEqual(totals(a));
      }),
    );
  });
});
