import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { compact, merge } from './merge.ts';
import { IncompatibleProfilesError } from './sample-types.ts';

const HEAP = 'inuse_objects/count inuse_space/bytes';

const one = profileFromText(
  `
  main@a.ts:1 leak@a.ts:7 | 1 100 | memory=heap
  main@a.ts:1             | 2  20
  `,
  HEAP,
);
const other = profileFromText(
  `
  start@b.ts:3            | 1   5
  main@a.ts:1 leak@a.ts:7 | 3 300 | memory=heap
  main@a.ts:1 leak@a.ts:7 | 4 400 | memory=off-heap
  `,
  HEAP,
);

describe('merging', () => {
  test('adds what has the same stack and labels and keeps the rest', () => {
    expect(drawProfile(merge([one, other]))).toEqual([
      'main@a.ts:1 leak@a.ts:7 | 4 400 | memory=heap',
      'main@a.ts:1 | 2 20',
      'start@b.ts:3 | 1 5',
      'main@a.ts:1 leak@a.ts:7 | 4 400 | memory=off-heap',
    ]);
  });

  test('matches sample types by name and leaves out those that not all have', () => {
    const types = 'alloc_space/bytes inuse_space/bytes inuse_objects/count';
    const swapped = profileFromText('main@a.ts:1 | 9 7 1', types);
    const merged = merge([one, swapped]);
    expect(merged.sampleTypes).toEqual(one.sampleTypes);
    expect(totals(merged)).toEqual([4, 127]);
  });

  test('converts units of one family', () => {
    const kilobytes = profileFromText('main@a.ts:1 | 2', 'inuse_space/kB');
    const bytes = profileFromText('main@a.ts:1 | 5', 'inuse_space/bytes');
    const merged = merge([kilobytes, bytes]);
    expect(merged.sampleTypes).toEqual([{ type: 'inuse_space', unit: 'bytes' }]);
    expect(drawProfile(merged)).toEqual(['main@a.ts:1 | 2053']);
  });

  test('names the sample types of profiles that have none in common', () => {
    const cpu = profileFromText('main | 1 1', 'samples/count cpu/nanoseconds');
    expect(() => merge([one, cpu])).toThrow(
      new IncompatibleProfilesError([one.sampleTypes, cpu.sampleTypes]),
    );
    expect(() => merge([one, cpu])).toThrow(
      'These profiles have no sample type in common: inuse_objects/count, inuse_space/bytes; samples/count, cpu/nanoseconds.',
    );
    const pages = profileFromText('main | 1', 'inuse_space/pages');
    expect(() => merge([one, pages])).toThrow(IncompatibleProfilesError);
    expect(() => merge([])).toThrow(RangeError);
  });

  test('describes the whole: earliest time, all windows, every comment once', () => {
    const header = (
      profile: Profile,
      timeNanos: bigint,
      durationNanos: bigint | null,
    ): Profile => ({
      ...profile,
      timeNanos,
      durationNanos,
      period: Number(timeNanos),
      comments: ['said by all', `said at ${timeNanos}`],
    });
    expect(
      merge([header(one, 0n, null), header(other, 7n, 3n), header(other, 5n, 4n)]),
    ).toMatchObject({
      timeNanos: 5n,
      durationNanos: 7n,
      period: 7,
      comments: ['said by all', 'said at 0', 'said at 7', 'said at 5'],
    });
    expect(merge([one, other]).durationNanos).toBeNull();
  });

  test('adds the totals, whatever the order', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const merged = merge([a, b]);
        const [ofA, ofB] = [totals(a), totals(b)];
        expect(totals(merged)).toEqual(ofA.map((total, type) => total + (ofB[type] ?? 0)));
        expect(drawProfile(merge([b, a])).toSorted()).toEqual(drawProfile(merged).toSorted());
      }),
    );
  });
});

describe('compacting', () => {
  test('leaves out the rows that no sample needs', () => {
    const nothing = new Int32Array();
    const samples = { length: 0, stack: nothing, labels: nothing, values: one.samples.values };
    const { strings, functions, frames, stacks, labels, labelSets } = compact({ ...one, samples });
    expect(strings).toEqual(['']);
    expect([functions, frames, stacks, labels, labelSets].map(({ length }) => length)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  test('changes no sample that is not 0', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const zero = (line: string): boolean => / \| -?0 -?0( |$)/.test(line);
        expect(drawProfile(compact(profile))).toEqual(
          drawProfile(profile).filter((line) => !zero(line)),
        );
      }),
    );
  });
});
