import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../model/profile.ts';
import { anyProfile } from '../../testing/arbitrary.ts';
import { drawTree } from '../../testing/draw.ts';
import { profileFromText } from '../../testing/text.ts';
import { shapeProblems, summed } from '../../testing/tree-checks.ts';
import { buildCallTree } from '../call-tree.ts';
import { callerNodes } from './callers.ts';
import { invert } from './invert.ts';
import { sandwich } from './sandwich.ts';
import { functionValues } from '../values.ts';

const profile = profileFromText(`
  main a alloc   | 50 | memory=off-heap
  main b alloc   | 30
  main b         |  5
  alloc          |  1
`);

function funcOf({ functions, strings }: Profile, name: string): number {
  return functions.name.findIndex((string) => strings[string] === name);
}

function byFunction(of: Profile, type = 0) {
  const mark = { key: 'memory', value: 'off-heap' };
  return buildCallTree(of, { type, by: 'function', mark });
}

describe('the inverted tree', () => {
  test('has the functions by self, and their callers below them', () => {
    expect(drawTree(profile, invert(byFunction(profile)))).toEqual([
      'root 0/86',
      '  alloc 1/81',
      '    a 0/50',
      '      main 50/50',
      '    b 0/30',
      '      main 30/30',
      '  b 0/5',
      '    main 5/5',
    ]);
  });

  test('says how much of each node carries the label', () => {
    expect([...invert(byFunction(profile)).marked]).toEqual([50, 50, 50, 50, 0, 0, 0, 0]);
  });

  test('keeps the total, and gives every function its self', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const tree = byFunction(any, 1);
        const inverted = invert(tree);
        expect(shapeProblems(inverted)).toEqual([]);
        expect(inverted.total).toEqual(summed(inverted, inverted.self));
        expect(inverted.cutAt).toBe(0);
        const { self } = functionValues(any, tree);
        const found = new Float64Array(self.length);
        for (let row = 1; row < inverted.length; row++) {
          if (inverted.depth[row] !== 1) continue;
          found[inverted.keys.func[inverted.key[row] ?? 0] ?? 0] = inverted.total[row] ?? 0;
        }
        expect(found).toEqual(self);
        expect(inverted.total[0]).toBe(tree.total[0]);
      }),
    );
  });

  test('leaves out the callers of the lightest where there is no room for all', () => {
    const tree = byFunction(profile);
    expect(
      drawTree(profile, tree)
        .slice(2, 6)
        .map((line) => line.trim()),
    ).toEqual(['a 0/50', 'alloc 50/50', 'b 5/35', 'alloc 30/30']);
    const allocations = Uint32Array.from([3, 5]);
    const cut = (room: number) => callerNodes(tree, allocations, Float64Array.from([50, 30]), room);
    expect(cut(6)).toMatchObject({ length: 6, cutAt: 0 });
    expect(cut(5)).toMatchObject({ length: 5, cutAt: 30 });
    expect(cut(3)).toMatchObject({ length: 4, cutAt: 50 });
  });

  test('of a recursion of 20,000 calls holds, and keeps the total', () => {
    const frames = Array.from({ length: 20_000 }, (_, i) => `f${i % 7}`).join(' ');
    const deep = profileFromText(`${frames} | 1\nf0 f1 | 2`);
    const inverted = invert(byFunction(deep));
    expect(inverted.total[0]).toBe(3);
    expect(inverted.length).toBeGreaterThan(20_000);
  });
});

describe('the sandwich of a function', () => {
  const recursive = profileFromText(`
    main walk walk leaf | 8
    main walk other     | 2
    tick walk leaf      | 4
    tick                | 1
  `);

  test('has its callers and its callees, all occurrences merged, a recursion once', () => {
    const { callers, callees } = sandwich(byFunction(recursive), funcOf(recursive, 'walk'));
    expect(drawTree(recursive, callers)).toEqual(['root 0/14', '  main 10/10', '  tick 4/4']);
    expect(drawTree(recursive, callees)).toEqual([
      'root 0/14',
      '  walk 0/8',
      '    leaf 8/8',
      '  leaf 4/4',
      '  other 2/2',
    ]);
  });

  test('of a function that nobody called has no callers, and of one that calls nobody no callees', () => {
    const main = sandwich(byFunction(recursive), funcOf(recursive, 'main'));
    expect(drawTree(recursive, main.callers)).toEqual(['root 10/10']);
    const leaf = sandwich(byFunction(recursive), funcOf(recursive, 'leaf'));
    expect(drawTree(recursive, leaf.callees)).toEqual(['root 12/12']);
  });

  test("is both ways the function's total, by line too", () => {
    fc.assert(
      fc.property(anyProfile, fc.constantFrom('function' as const, 'line' as const), (any, by) => {
        const tree = buildCallTree(any, { type: 1, by });
        const { total } = functionValues(any, tree);
        for (const [func, expected] of total.entries()) {
          const { callers, callees } = sandwich(tree, func);
          expect(callers.total[0]).toBe(expected);
          expect(callees.total[0]).toBe(expected);
          expect([...shapeProblems(callers), ...shapeProblems(callees)]).toEqual([]);
        }
      }),
    );
  });
});
