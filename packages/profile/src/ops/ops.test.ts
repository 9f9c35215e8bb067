import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { profileProblems } from '../testing/profile-checks.ts';
import { profileFromText } from '../testing/text.ts';
import { collapseRecursion } from './collapse-recursion.ts';
import { diff } from './diff.ts';
import { applyFilters } from './filter/apply.ts';
import { groupByLabel } from './group-by-label.ts';
import { groupBy } from './group.ts';
import { compact, merge } from './merge.ts';
import { onlyMine } from './only-mine.ts';
import { pairProfiles } from './pair.ts';
import { scale } from './scale.ts';
import { withoutLabels } from './without-labels.ts';

const nobody = profileFromText('', 'inuse_objects/count inuse_space/bytes');

/** Operations that keep all values, each on one profile. */
const keeping: [string, (profile: Profile) => Profile][] = [
  ['merge', (profile) => merge([profile, nobody])],
  ['compact', compact],
  ['scale', (profile) => scale(profile, 1)],
  ['diff', (profile) => diff(nobody, profile)],
  ['collapseRecursion', collapseRecursion],
  ['onlyMine', (profile) => onlyMine(profile)],
  ['groupBy file', (profile) => groupBy(profile, 'file')],
  ['groupBy package', (profile) => groupBy(profile, 'package')],
  ['groupByLabel', (profile) => groupByLabel(profile, 'leak')],
  ['withoutLabels', (profile) => withoutLabels(profile, ['leak', 'main'])],
];

/** Operations that may leave values out or turn them round. */
const changing: [string, (profile: Profile) => Profile][] = [
  ['pairProfiles', (profile) => pairProfiles(profile, scale(profile, 2)).profile],
  ...(['focus', 'ignore', 'hide', 'show-from'] as const).map(
    (kind): [string, (profile: Profile) => Profile] => [
      kind,
      (profile) => applyFilters(profile, [{ kind, frame: { regex: 'leak|f1' } }]).profile,
    ],
  ),
  [
    'tag-focus',
    (profile) => applyFilters(profile, [{ kind: 'tag-focus', tag: { value: { min: 0 } } }]).profile,
  ],
];

describe('every operation', () => {
  test.each([...keeping, ...changing])('%s keeps what the model promises', (_, operation) => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const before = profileProblems(profile);
        expect([before, profileProblems(operation(profile))]).toEqual([[], []]);
      }),
    );
  });

  test.each([...keeping, ...changing])(
    '%s leaves the profile that it is given as it was',
    (_, op) => {
      fc.assert(
        fc.property(anyProfile, (profile) => {
          const copy = structuredClone(profile);
          op(profile);
          expect(profile).toEqual(copy);
        }),
      );
    },
  );

  test.each(keeping)('%s keeps the totals', (_, operation) => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        expect(totals(operation(profile))).toEqual(totals(profile));
      }),
    );
  });

  const calls = Array.from({ length: 20_000 }, (_, i) => `f${i % 50}@/app/${i % 3}.ts`).join(' ');
  const deep = profileFromText(`${calls} | 1 1`, 'inuse_objects/count inuse_space/bytes');

  test.each([...keeping, ...changing])('%s holds a stack of 20,000 calls', (_, operation) => {
    expect(profileProblems(operation(deep))).toEqual([]);
  });
});
