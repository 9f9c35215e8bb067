import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals } from '../../model/read.ts';
import { anyProfile } from '../../testing/arbitrary.ts';
import { drawTree } from '../../testing/draw.ts';
import { profileFromText } from '../../testing/text.ts';
import { shapeProblems, summed } from '../../testing/tree-checks.ts';
import { labelKeys } from '../label-values.ts';
import { isTimeKey, timeOrderOf, withoutTime } from './order.ts';
import { buildTimeTree } from './tree.ts';

const timed = profileFromText(`
  main parse | 3 | time:30ns
  main parse | 1 | time:10ns
  main print | 2 | time:20ns
  main print | 4 | time:21ns
  gc         | 5
`);

describe('the tree in the order of time', () => {
  test('merges only what samples next to each other have in common', () => {
    const tree = buildTimeTree(timed, { type: 0 });
    expect(drawTree(timed, tree)).toEqual([
      'root 0/15',
      '  main 0/10',
      '    parse 1/1',
      '    print 6/6',
      '    parse 3/3',
      '  gc 5/5',
    ]);
    expect([...tree.start]).toEqual([0, 0, 0, 1, 7, 10]);
    expect(tree.order).toEqual({ by: 'label', key: 'time' });
  });

  test('is in the order of the samples where they carry no time, and says so', () => {
    const profile = profileFromText('main parse | 1\ngc | 2\nmain print | 3\nidle | 0');
    const tree = buildTimeTree(profile, { type: 0 });
    expect(drawTree(profile, tree)).toEqual([
      'root 0/6',
      '  main 0/1',
      '    parse 1/1',
      '  gc 2/2',
      '  main 0/3',
      '    print 3/3',
    ]);
    expect(tree.order).toEqual({ by: 'sample' });
  });

  test('has no order left where it was taken away', () => {
    const merged = withoutTime(timed);
    expect(merged.samples.length).toBeLessThan(timed.samples.length);
    expect(totals(merged)).toEqual(totals(timed));
    expect(timeOrderOf(merged)).toEqual({ by: 'sample' });
    expect([...labelKeys(timed), 'memory'].map(isTimeKey)).toEqual([true, false]);
  });

  test('leaves out the deepest calls where there is no room for all', () => {
    const tree = buildTimeTree(timed, { type: 0 }, 4);
    expect(drawTree(timed, tree)).toEqual(['root 0/15', '  main 10/10', '  gc 5/5']);
    expect(tree.maxDepth).toBe(1);
    expect(buildTimeTree(timed, { type: 0 }).maxDepth).toBe(Infinity);
  });

  test('keeps the total and its shape', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const tree = buildTimeTree(any, { type: 1, by: 'function' });
        expect(shapeProblems(tree)).toEqual([]);
        expect(tree.total).toEqual(summed(tree, tree.self));
        expect(tree.total[0]).toBe(totals(any)[1]);
      }),
    );
  });

  test('holds a recursion of 20,000 calls', () => {
    const frames = Array.from({ length: 20_000 }, () => 'f').join(' ');
    const tree = buildTimeTree(profileFromText(`${frames} | 1\nf | 1`), { type: 0 });
    expect(tree.length).toBe(20_001);
  });
});
