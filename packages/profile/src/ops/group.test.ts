import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { labelValues } from '../views/label-values.ts';
import { groupByLabel } from './group-by-label.ts';
import type { Grouping } from './group.ts';
import { groupBy } from './group.ts';
import { packageOf } from './package-of.ts';
import { withoutLabels } from './without-labels.ts';

const profile = profileFromText(`
  start@node:net:2 tick@node:timers:3 main@/app/main.ts:1 get@/app/node_modules/x/a.js:5 | 60 | memory=heap bytes:512bytes
  start@node:net:2 main@/app/main.ts:1 on@/app/node_modules/x/b.js:7 main@/app/main.ts:2 | 30 | memory=off-heap
  start@node:net:2 tick@node:timers:9 main@/app/main.ts:7 get@/app/node_modules/x/a.js:5 |  4 | memory=heap bytes:512bytes
  (gc)                                                                                   |  5
  native                                                                                 |  1 | bytes:16bytes
`);

describe('the package of a file', () => {
  test.each([
    ['node:fs', 'Node.js'],
    ['node:internal/timers', 'Node.js'],
    ['/app/node_modules/express/lib/router.js', 'express'],
    ['/app/node_modules/@hono/node-server/dist/index.js', '@hono/node-server'],
    ['/app/node_modules/a/node_modules/b/index.js', 'b'],
    ['/app/node_modules/.pnpm/express@4.18.2/node_modules/express/index.js', 'express'],
    ['/app/node_modules/.pnpm/@a+b@1.0.0_c@2.0.0/node_modules/@a/b/index.js', '@a/b'],
    ['/app/node_modules/.pnpm/express@4.18.2/index.js', 'express'],
    ['/app/node_modules/.pnpm/@a+b@1.0.0/index.js', '@a/b'],
    ['C:\\app\\node_modules\\@a\\b\\index.js', '@a/b'],
    ['file:///app/node_modules/ws/lib/a.js', 'ws'],
    ['leakscope:probe', '(leakscope probe)'],
    ['/app/src/main.ts', '/app/src/main.ts'],
  ])('%s is of %s', (file, name) => {
    expect(packageOf(file)).toBe(name);
  });
});

describe('grouping', () => {
  test('by package makes calls within one a single frame', () => {
    expect(drawProfile(groupBy(profile, 'package'))).toEqual(
      [
        'Node.js /app/main.ts@/app/main.ts x | 64 | bytes:512bytes memory=heap',
        'Node.js /app/main.ts@/app/main.ts x /app/main.ts@/app/main.ts | 30 | memory=off-heap',
        '(gc) | 5',
        '(no | 1 | bytes:16bytes',
      ].map((line) => line.replace('(no |', '(no file) |')),
    );
  });

  test('by file keeps the path of each', () => {
    expect(drawProfile(groupBy(profile, 'file'))[0]).toBe(
      'node:net@node:net node:timers@node:timers /app/main.ts@/app/main.ts /app/node_modules/x/a.js@/app/node_modules/x/a.js | 64 | bytes:512bytes memory=heap',
    );
  });

  test('by label puts the value before every stack', () => {
    const short = profileFromText(
      'a b | 1 | memory=heap\na b | 2\na b | 3 | memory=off-heap\na | 4',
    );
    expect(drawProfile(groupByLabel(short, 'memory'))).toEqual([
      'memory=heap a b | 1 | memory=heap',
      '(no memory) a b | 2',
      'memory=off-heap a b | 3 | memory=off-heap',
      '(no memory) a | 4',
    ]);
    expect(drawProfile(groupByLabel(profile, 'bytes'))[4]).toBe(
      'bytes=16 bytes native | 1 | bytes:16bytes',
    );
  });

  test.each<Grouping>(['file', 'package'])('by %s keeps the totals', (by) => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        expect(totals(groupBy(any, by))).toEqual(totals(any));
      }),
    );
  });

  test('by label keeps the totals and every stack', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const grouped = groupByLabel(any, 'leak');
        expect(totals(grouped)).toEqual(totals(any));
        expect(grouped.samples.length).toBe(any.samples.length);
        expect(
          drawProfile(grouped).map((line, i) => line.endsWith(drawProfile(any)[i] ?? '')),
        ).not.toContain(false);
      }),
    );
  });
});

describe('labels', () => {
  test('can be left out where they tell nothing apart', () => {
    const sized = profileFromText(
      'a | 1 | memory=heap bytes:16bytes\na | 2 | memory=heap bytes:32bytes\na | 4 | bytes:16bytes',
    );
    expect(drawProfile(withoutLabels(sized, ['bytes']))).toEqual(['a | 3 | memory=heap', 'a | 4']);
  });

  test('have values that add up to the total', () => {
    expect(labelValues(profile, 0, 'memory')).toEqual([
      { text: 'heap', value: 64 },
      { text: 'off-heap', value: 30 },
      { text: '', value: 6 },
    ]);
    fc.assert(
      fc.property(anyProfile, (any) => {
        const values = labelValues(any, 1, 'leak');
        expect(values.reduce((sum, { value }) => sum + value, 0)).toBe(totals(any)[1]);
      }),
    );
  });
});
