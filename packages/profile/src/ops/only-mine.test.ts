import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawProfile } from '../testing/draw.ts';
import { profileProblems } from '../testing/profile-checks.ts';
import { profileFromText } from '../testing/text.ts';
import { buildCallTree } from '../views/call-tree.ts';
import { functionValues } from '../views/values.ts';
import { groupByLabel } from './group-by-label.ts';
import { onlyMine } from './only-mine.ts';
import { isOwnFile } from './own-code.ts';

describe("someone's own code", () => {
  test.each([
    ['/app/src/main.ts', true],
    ['C:\\app\\main.js', true],
    ['file:///app/main.mjs', true],
    ['https://example.org/app.js', true],
    ['/app/my_node_modules/a.js', true],
    ['', false],
    ['node:fs', false],
    ['node:internal/process/task_queues', false],
    ['/app/node_modules/express/lib/router.js', false],
    ['node_modules/express/index.js', false],
    ['C:\\app\\node_modules\\express\\index.js', false],
    ['leakscope:probe', false],
  ])('%s: %s', (file, own) => {
    expect(isOwnFile(file)).toBe(own);
  });

  test('can be one folder', () => {
    expect(isOwnFile('C:\\app\\src\\slice\\leak.ts', 'src/slice/')).toBe(true);
    expect(isOwnFile('/app/src/cache/leak.ts', 'src/slice/')).toBe(false);
  });
});

describe('only my code', () => {
  test('puts what libraries did into the own call that asked for it', () => {
    const profile = profileFromText(`
      run@node:vm:1 main@/a.ts:1 get@/node_modules/x/i.js:5 cb@/a.ts:9 alloc@node:buffer:2 | 60
      run@node:vm:1 main@/a.ts:1 parse@node:url:3                                          | 30
      run@node:vm:1 main@/a.ts:1                                                           | 10
      run@node:vm:1                                                                        |  5
      run@node:vm:1 tick@node:timers:2                                                     |  3
      (garbage_collector)                                                                  |  2
    `);
    expect(drawProfile(onlyMine(profile))).toEqual([
      'main@/a.ts:1 cb@/a.ts:9 | 60',
      'main@/a.ts:1 | 40',
      '(other code) | 8',
      '(garbage_collector) | 2',
    ]);
  });

  test('does to its own result nothing more', () => {
    const profile = profileFromText('a@node:vm:1 | 1\n(gc) | 2\na@/m.ts:1 b@node:vm:1 | 3');
    const mine = onlyMine(profile);
    expect(drawProfile(onlyMine(mine))).toEqual(drawProfile(mine));
    expect(onlyMine(mine).functions.length).toBe(mine.functions.length);
  });

  test('adds no function that is there already', () => {
    const spaced = (profile: Profile): Profile => ({
      ...profile,
      strings: profile.strings.map((text) => text.replace('_', ' ')),
    });
    const mine = onlyMine(spaced(profileFromText('a@node:vm:1 | 1\n(other_code) | 2\n(gc) | 4')));
    expect(drawProfile(mine)).toEqual(['(other code) | 3', '(gc) | 4']);
    const grouped = groupByLabel(spaced(profileFromText('(no_a):3 | 1')), 'a');
    expect(grouped.functions.length).toBe(1);
    expect([...profileProblems(mine), ...profileProblems(grouped)]).toEqual([]);
  });

  test('keeps the total, and the total of every own function', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const mine = onlyMine(profile);
        expect(totals(mine)).toEqual(totals(profile));
        const ownTotals = (of: Profile): number[] => {
          const { total } = functionValues(of, buildCallTree(of, { type: 1 }));
          const { file } = profile.functions;
          return [...total].filter((_, func) => isOwnFile(profile.strings[file[func] ?? 0] ?? ''));
        };
        expect(ownTotals(mine)).toEqual(ownTotals(profile));
      }),
    );
  });
});
