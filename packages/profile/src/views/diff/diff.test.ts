import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../model/profile.ts';
import type { ProfilePair } from '../../ops/pair.ts';
import { pairProfiles } from '../../ops/pair.ts';
import { anyProfile } from '../../testing/arbitrary.ts';
import { drawShape } from '../../testing/draw.ts';
import { profileFromText } from '../../testing/text.ts';
import { shapeProblems, summed } from '../../testing/tree-checks.ts';
import { invertDiff, sandwichDiff } from './sides.ts';
import type { DiffTree } from './tree.ts';
import { buildDiffTree, widthsOf } from './tree.ts';
import { changeOf, diffValues } from './values.ts';

const base = profileFromText(`
  main leak alloc | 100 | bytes:10bytes
  main old        |  40
  main same       |   7
`);
const now = profileFromText(`
  main leak alloc | 160 | bytes:12bytes
  main fresh      |  20
  main same       |   7
`);
const pair = pairProfiles(base, now);

/** Nodes as `name base→now +increase -decrease width`. */
function drawn({ profile }: ProfilePair, tree: DiffTree): string[] {
  return drawShape(profile, tree, (node) => {
    const change = `+${tree.increase[node]} -${tree.decrease[node]}`;
    return `${tree.base[node]}→${tree.now[node]} ${change} ${tree.width[node]}`;
  });
}

/** Changes as `name base→now (self base→now) change`. */
function listed({ functions, strings }: Profile, changes: ReturnType<typeof diffValues>): string[] {
  return changes.functions.map(({ func, base: was, now: is, change }) => {
    const name = strings[functions.name[func] ?? 0];
    return `${name} ${was.total}→${is.total} (self ${was.self}→${is.self}) ${change}`;
  });
}

describe('the tree of two profiles', () => {
  test('is as wide as what became more and what became less together', () => {
    expect(drawn(pair, buildDiffTree(pair, { type: 0 }))).toEqual([
      'root 147→187 +80 -40 120',
      '  main 147→187 +80 -40 120',
      '    leak 100→160 +60 -0 60',
      '      alloc 100→160 +60 -0 60',
      '    old 40→0 +0 -40 40',
      '    fresh 0→20 +20 -0 20',
      '    same 7→7 +0 -0 0',
    ]);
  });

  test('can be as wide as both profiles together', () => {
    const tree = buildDiffTree(pair, { type: 0, width: 'both' });
    expect(drawn(pair, tree)[0]).toBe('root 147→187 +80 -40 334');
    expect(drawn(pair, tree)[6]).toBe('    same 7→7 +0 -0 14');
  });

  test('nets a path although its labels changed, and a caller not at all', () => {
    const moved = pairProfiles(profileFromText('main a | 10'), profileFromText('main b | 10'));
    expect(drawn(moved, buildDiffTree(moved, { type: 0 }))).toEqual([
      'root 10→10 +10 -10 20',
      '  main 10→10 +10 -10 20',
      '    b 0→10 +10 -0 10',
      '    a 10→0 +0 -10 10',
    ]);
  });

  test('can be of shares', () => {
    const relative = pairProfiles(
      profileFromText('main a | 10\nmain b | 10'),
      profileFromText('main a | 30\nmain b | 10'),
      { relative: true },
    );
    expect(drawn(relative, buildDiffTree(relative, { type: 0 }))).toEqual([
      'root 20→20 +5 -5 10',
      '  main 20→20 +5 -5 10',
      '    a 10→15 +5 -0 5',
      '    b 10→5 +0 -5 5',
    ]);
  });

  test('can be drawn by its widths, of which the increase is marked', () => {
    const { self, total, marked } = widthsOf(buildDiffTree(pair, { type: 0 }));
    expect([...total]).toEqual([120, 120, 60, 60, 40, 20, 0]);
    expect([...self]).toEqual([0, 0, 0, 60, 40, 20, 0]);
    expect([...marked]).toEqual([80, 80, 60, 60, 0, 20, 0]);
  });

  test('of a profile and itself has no width, of two turned round the opposite', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const none = buildDiffTree(pairProfiles(a, a), { type: 1 });
        expect(none.width.every((width) => width === 0)).toBe(true);
        expect(none.now).toEqual(none.base);
        const there = buildDiffTree(pairProfiles(a, b), { type: 1 });
        const back = buildDiffTree(pairProfiles(b, a), { type: 1 });
        expect([back.base[0], back.now[0]]).toEqual([there.now[0], there.base[0]]);
        expect([back.increase[0], back.decrease[0]]).toEqual([
          there.decrease[0],
          there.increase[0],
        ]);
      }),
    );
  });

  test('has columns that add up', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const tree = buildDiffTree(pairProfiles(a, b), { type: 0, by: 'function' });
        expect(shapeProblems(tree)).toEqual([]);
        expect(tree.base).toEqual(summed(tree, tree.baseSelf));
        expect(tree.now).toEqual(summed(tree, tree.nowSelf));
        for (let row = 0; row < tree.length; row++) {
          const delta = (tree.now[row] ?? 0) - (tree.base[row] ?? 0);
          expect((tree.increase[row] ?? 0) - (tree.decrease[row] ?? 0)).toBe(delta);
        }
      }),
    );
  });
});

describe('callers and callees in two profiles', () => {
  const tree = buildDiffTree(pair, { type: 0, by: 'function' });
  const func = (name: string): number =>
    pair.profile.functions.name.findIndex((string) => pair.profile.strings[string] === name);

  test('are told apart as in one', () => {
    const { callers, callees } = sandwichDiff(tree, func('leak'));
    expect(drawn(pair, callers)).toEqual(['root 100→160 +60 -0 60', '  main 100→160 +60 -0 60']);
    expect(drawn(pair, callees)).toEqual(['root 100→160 +60 -0 60', '  alloc 100→160 +60 -0 60']);
  });

  test('keep what changed and what did not', () => {
    const inverted = invertDiff(tree);
    expect(drawn(pair, inverted)[0]).toBe('root 147→187 +80 -40 120');
    expect(drawn(pair, inverted).at(-1)).toBe('    main 7→7 +0 -0 0');
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const any = buildDiffTree(pairProfiles(a, b), { type: 1 });
        const turned = invertDiff(any);
        expect(shapeProblems(turned)).toEqual([]);
        expect([turned.base[0], turned.now[0]]).toEqual([any.base[0], any.now[0]]);
      }),
    );
  });
});

describe('the largest changes', () => {
  test('are sorted by what functions did themselves, or with what they called', () => {
    expect(listed(pair.profile, diffValues(pair, { type: 0 }))).toEqual([
      'alloc 100→160 (self 100→160) grown',
      'old 40→0 (self 40→0) gone',
      'fresh 0→20 (self 0→20) new',
      'leak 100→160 (self 0→0) grown',
      'main 147→187 (self 0→0) grown',
    ]);
    expect(listed(pair.profile, diffValues(pair, { type: 0, by: 'total', limit: 2 }))).toEqual([
      'alloc 100→160 (self 100→160) grown',
      'leak 100→160 (self 0→0) grown',
    ]);
  });

  test('count how many there are and of what they are shares', () => {
    expect(diffValues(pair, { type: 0, limit: 1 })).toMatchObject({
      changed: 5,
      baseTotal: 147,
      nowTotal: 187,
    });
  });

  test('count a recursion once', () => {
    const recursive = pairProfiles(profileFromText('a a b | 5'), profileFromText('a a b | 9'));
    expect(listed(recursive.profile, diffValues(recursive, { type: 0 }))).toEqual([
      'b 5→9 (self 5→9) grown',
      'a 5→9 (self 0→0) grown',
    ]);
  });

  test('of a profile and itself are none', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        expect(diffValues(pairProfiles(any, any), { type: 1 }).changed).toBe(0);
      }),
    );
  });

  test.each([
    [0, 5, 'new'],
    [5, 0, 'gone'],
    [5, 6, 'grown'],
    [6, 5, 'shrunk'],
    [5, 5, 'same'],
    [0, 0, 'same'],
  ])('from %d to %d is %s', (was, is, change) => {
    expect(changeOf(was, is)).toBe(change);
  });
});
