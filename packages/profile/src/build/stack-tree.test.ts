import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairIndex } from './pair-index.ts';
import { StackTree } from './stack-tree.ts';

test('stacks have the numbers that pairs would have, however many callees a caller has', () => {
  const steps = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { maxLength: 400 });
  fc.assert(
    fc.property(steps, (list) => {
      const stacks = new StackTree();
      const pairs = new PairIndex();
      for (const [at, frame] of list) {
        const caller = at % (pairs.length + 1);
        expect(stacks.add(caller, frame)).toBe(pairs.add(caller, frame));
      }
      expect(stacks.length).toBe(pairs.length);
      expect(Array.from(stacks.first.subarray(0, stacks.length))).toEqual(
        Array.from(pairs.first.subarray(0, pairs.length)),
      );
      expect(Array.from(stacks.second.subarray(0, stacks.length))).toEqual(
        Array.from(pairs.second.subarray(0, pairs.length)),
      );
    }),
  );
});
