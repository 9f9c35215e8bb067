import {
  buildCallTree,
  buildTimeTree,
  ProfileBuilder,
  type CallTree,
  type Profile,
} from '@leakscope/profile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CALLERS, MAX_FRAMES, MAX_LEVELS, prune, type Pruned } from './prune.ts';

/** A profile drawn as lines of `outermost … leaf value`. */
function profileOf(lines: readonly string[]): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    timeNanos: 0n,
  });
  for (const line of lines) {
    const words = line.trim().split(' ');
    const value = Number(words.pop());
    const frames = words.map((name) => ({ name, file: '', line: 0, column: 0 })).reverse();
    builder.addSample({ frames, values: [value] });
  }
  return builder.build();
}

function treeOf(...lines: string[]): { tree: CallTree; profile: Profile } {
  const profile = profileOf(lines);
  return { tree: buildCallTree(profile, { type: 0 }), profile };
}

function drawn({ tree, profile }: ReturnType<typeof treeOf>, { frames }: Pruned): string[] {
  const depths: number[] = [];
  return frames.map(({ row, parent, merged, total }, index) => {
    depths[index] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
    const func = profile.functions.name[tree.keys.func[tree.key[row] ?? 0] ?? 0] ?? 0;
    const name = merged > 0 ? `(${merged})` : row === 0 ? 'root' : profile.strings[func];
    return `${'  '.repeat(depths[index] ?? 0)}${name} ${total}`;
  });
}

const everything = { row: 0, skip: null, until: null };

describe('pruning', () => {
  const sample = treeOf('a b 90', 'a c 6', 'a d 3', 'a e 1', 'z 2', 'y 1', 'x 1');

  test('replaces siblings too narrow to be seen by one frame of their sum', () => {
    expect(drawn(sample, prune(sample.tree, everything, 60))).toEqual([
      'root 104',
      '  a 100',
      '  (3) 4',
      '    b 90',
      '    c 6',
      '    (2) 4',
    ]);
  });

  test('shows all there is when there is room', () => {
    expect(prune(sample.tree, everything, 1000).frames).toHaveLength(sample.tree.length);
  });

  test('around a focus keeps its callers and nothing beside them', () => {
    const { frames, focusIndex } = prune(sample.tree, { row: 1, skip: null, until: null }, 50);
    expect(drawn(sample, { frames, focusIndex })).toEqual([
      'root 104',
      '  a 100',
      '    b 90',
      '    c 6',
      '    (2) 4',
    ]);
    expect(focusIndex).toBe(1);
  });

  test('in the order of time merges what is between two frames, and opens just that', () => {
    const { profile } = treeOf('m a 50', 'm b 2', 'm c 2', 'm d 40', 'm e 6');
    const timed = { tree: buildTimeTree(profile, { type: 0 }), profile };
    const { frames, focusIndex } = prune(timed.tree, everything, 60);
    expect(drawn(timed, { frames, focusIndex })).toEqual([
      'root 100',
      '  m 100',
      '    a 50',
      '    (2) 4',
      '    d 40',
      '    e 6',
    ]);
    expect(drawn(timed, prune(timed.tree, frames[3] ?? everything, 1000))).toEqual([
      'root 100',
      '  m 100',
      '    (2) 4',
      '      b 2',
      '      c 2',
    ]);
  });

  test('opens what was left out when that is the focus', () => {
    expect(drawn(sample, prune(sample.tree, { row: 1, skip: 2, until: null }, 30))).toEqual([
      'root 104',
      '  a 100',
      '    (2) 4',
      '      d 3',
      '      e 1',
    ]);
  });
});

describe('a large tree', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => `f${i}`).join(' ');

  test('of 20,000 levels is shown to a depth that can be drawn, and on from there', () => {
    const { tree } = treeOf(`${chain} 1`);
    const first = prune(tree, everything, 1000).frames;
    expect(first).toHaveLength(1 + MAX_LEVELS + 1);
    expect(first.at(-1)).toMatchObject({ row: MAX_LEVELS, skip: 0, merged: 1, total: 1 });
    const deep = prune(tree, { row: 15_000, skip: null, until: null }, 1000);
    expect(deep.focusIndex).toBe(MAX_CALLERS);
    expect(deep.frames).toHaveLength(MAX_CALLERS + 1 + MAX_LEVELS + 1);
  });

  test('of thousands of equal stacks stays within the frames that can be drawn', () => {
    const { tree } = treeOf(...Array.from({ length: 3000 }, (_, i) => `s${i} a b c 1`));
    const { frames } = prune(tree, everything, 8000);
    expect(frames.length).toBeLessThanOrEqual(MAX_FRAMES);
    expect(frames.length).toBeGreaterThan(MAX_FRAMES / 2);
  });

  test('has as many frames and as much area as it should, whatever its shape', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const line = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 1000 }))
      .map(([words, value]) => `${words.join(' ')} ${value}`);
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(),
        (lines, width, at) => {
          const { tree } = treeOf(...lines);
          const focus = { row: at % tree.length, skip: null, until: null };
          const { frames, focusIndex } = prune(tree, focus, width);
          expect(frames.length).toBeLessThanOrEqual(MAX_FRAMES);
          const visible = (2 * (frames[focusIndex]?.total ?? 0)) / width;
          const left = frames.map(({ total, self }) => total - self);
          for (const [index, { parent, total }] of frames.entries()) {
            expect(parent).toBeLessThan(index);
            if (index > 0) left[parent] = (left[parent] ?? 0) - total;
          }
          for (const [index, lost] of left.entries()) {
            if (index < focusIndex || frames[index]?.merged !== 0) continue;
            expect(lost).toBeGreaterThanOrEqual(0);
            expect(lost).toBeLessThan(Math.max(visible, 1e-9));
          }
        },
      ),
    );
  });
});
