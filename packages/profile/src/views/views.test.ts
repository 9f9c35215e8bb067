import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { drawTree } from '../testing/draw.ts';
import { profileFromText } from '../testing/text.ts';
import { buildCallTree } from './call-tree.ts';
import { topFrame } from './top-frame.ts';
import type { TreeKey } from './tree.ts';
import { functionValues, lineValues } from './values.ts';

const profile = profileFromText(`
  main:1 parse:5       | 10
  main:1 leak:7 alloc  | 60 | memory=off-heap
  main:1 leak:8 alloc  | 30 | memory=heap
  main:2 leak:7        |  5
  idle                 |  0
`);

describe('the call tree', () => {
  test('by line keeps two lines of one function apart', () => {
    expect(drawTree(profile, buildCallTree(profile, { type: 0 }))).toEqual([
      'root 0/105',
      '  main:1 0/100',
      '    leak:7 0/60',
      '      alloc 60/60',
      '    leak:8 0/30',
      '      alloc 30/30',
      '    parse:5 10/10',
      '  main:2 0/5',
      '    leak:7 5/5',
    ]);
  });

  test('by function puts them together', () => {
    expect(drawTree(profile, buildCallTree(profile, { type: 0, by: 'function' }))).toEqual([
      'root 0/105',
      '  main 0/105',
      '    leak 5/95',
      '      alloc 90/90',
      '    parse 10/10',
    ]);
  });

  test('by function is no other where each function has one line, or one that nobody calls', () => {
    const plain = profileFromText('main:1 leak:7 | 1\nmain:1 log:8 | 2');
    expect(drawTree(plain, buildCallTree(plain, { type: 0, by: 'function' }))).toEqual([
      'root 0/3',
      '  main 0/3',
      '    log 2/2',
      '    leak 1/1',
    ]);
    const { functions } = plain;
    const unused = (column: Uint32Array): Uint32Array => Uint32Array.from([...column, 0]);
    const twice = {
      ...profileFromText('main:1 leak:7 | 1\nmain:2 leak:7 | 2'),
      functions: {
        length: functions.length + 1,
        name: unused(functions.name),
        file: unused(functions.file),
        startLine: unused(functions.startLine),
      },
    };
    expect(buildCallTree(twice, { type: 0, by: 'function' }).length).toBe(3);
  });

  test('can be of the samples with one label', () => {
    const where = { key: 'memory', value: 'heap' };
    expect(drawTree(profile, buildCallTree(profile, { type: 0, where }))).toEqual([
      'root 0/30',
      '  main:1 0/30',
      '    leak:8 0/30',
      '      alloc 30/30',
    ]);
  });

  test('says how much of each node carries a label', () => {
    const mark = { key: 'memory', value: 'off-heap' };
    const tree = buildCallTree(profile, { type: 0, by: 'function', mark });
    expect(Array.from(tree.marked)).toEqual([60, 60, 60, 60, 0]);
  });

  test.each<TreeKey>(['line', 'function'])('by %s keeps totals and its order', (by) => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const tree = buildCallTree(any, { type: 1, by });
        expect(tree.total[0]).toBe(totals(any)[1]);
        let self = 0;
        for (let node = 0; node < tree.length; node++) {
          self += tree.self[node] ?? 0;
          const parent = tree.parent[node] ?? -1;
          expect(parent).toBeLessThan(node);
          if (parent < 0) continue;
          expect(tree.depth[node]).toBe((tree.depth[parent] ?? 0) + 1);
          expect(tree.subtreeEnd[node]).toBeLessThanOrEqual(tree.subtreeEnd[parent] ?? 0);
        }
        expect(self).toBe(tree.total[0]);
      }),
    );
  });

  test('holds a recursion of 20,000 calls', () => {
    const frames = Array.from({ length: 20_000 }, () => 'f').join(' ');
    expect(buildCallTree(profileFromText(`${frames} | 1`), { type: 0 }).length).toBe(20_001);
  });
});

describe('values by function and line', () => {
  const recursive = profileFromText(`
    walk@a.ts:3 walk@a.ts:3 walk@a.ts:4 | 8
    walk@a.ts:3 other@b.ts:3            | 2
  `);

  test('count what a recursion holds once', () => {
    expect(lineValues(recursive, 0, 'a.ts')).toEqual(
      new Map([
        [3, { self: 0, total: 10 }],
        [4, { self: 8, total: 8 }],
      ]),
    );
    const { self, total } = functionValues(recursive, buildCallTree(recursive, { type: 0 }));
    expect([Array.from(self), Array.from(total)]).toEqual([
      [8, 2],
      [10, 2],
    ]);
  });

  test('of a file nobody ran are none', () => {
    expect(lineValues(recursive, 0, 'c.ts')).toEqual(new Map());
  });

  test('of all functions have selfs that add up to the total', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const tree = buildCallTree(any, { type: 0 });
        const { self } = functionValues(any, tree);
        const sum = self.reduce((a, b) => a + b, tree.self[0] ?? 0);
        expect(sum).toBe(totals(any)[0]);
      }),
    );
  });
});

describe('the culprit', () => {
  const own = (file: string): boolean => file === 'leak.ts';

  test('is the own frame nearest the leaf, not the own caller above it', () => {
    const text = `
      main@leak.ts:1 leak@leak.ts:7 alloc@node:buffer:9 | 60
      main@leak.ts:1 tidy@leak.ts:9                     | 30
      gc@node:v8:1                                      | 10
    `;
    expect(topFrame(profileFromText(text), 0, own)).toEqual({
      function: 'leak',
      file: 'leak.ts',
      line: 7,
      self: 0,
      total: 60,
      share: 0.6,
    });
  });

  test('counts the same line under several callers together', () => {
    const text = `
      a@leak.ts:1 leak@leak.ts:7 | 30
      b@leak.ts:2 leak@leak.ts:7 | 30
      c@leak.ts:3                | 40
    `;
    expect(topFrame(profileFromText(text), 0, own)).toMatchObject({ function: 'leak', total: 60 });
  });

  test('is nobody where no own code runs', () => {
    expect(topFrame(profileFromText('gc@node:v8:1 | 10'), 0, own)).toBeUndefined();
  });
});
