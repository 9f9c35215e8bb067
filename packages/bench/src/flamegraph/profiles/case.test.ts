import { buildCallTree, totals } from '@leakscope/profile';
import { expect, test } from 'vitest';
import { caseOf } from './case.ts';
import { generateProfile } from './generate.ts';

const NODES = 2_000;
const TYPED = { before: 'rende', key: 'r' };

interface Nested {
  readonly name: string;
  readonly value: number;
  readonly children?: readonly Nested[];
}

function count({ children = [] }: Nested): number {
  return children.reduce((sum, child) => sum + count(child), 1);
}

test('a generated profile has as many calls as asked for, and is the same at every time', () => {
  const profile = generateProfile(NODES);
  expect(buildCallTree(profile, { type: 0 }).length).toBe(NODES + 1);
  expect(generateProfile(NODES)).toEqual(profile);
});

test('every tool gets the same calls and values', async () => {
  const profile = generateProfile(NODES);
  const one = await caseOf('', profile, TYPED);
  const nested = JSON.parse(one.nestedJson.toString()) as Nested;
  const speedscope = JSON.parse(new TextDecoder().decode(one.speedscopeJson)) as {
    profiles: { weights: number[] }[];
  };
  const sum = speedscope.profiles[0]?.weights.reduce((a, b) => a + b, 0);
  expect(count(nested)).toBe(NODES + 1);
  expect([one.total, nested.value, sum]).toEqual([
    ...totals(profile),
    ...totals(profile),
    ...totals(profile),
  ]);
});

test('the frame to zoom to lies where the tree has it', async () => {
  const { target, nestedJson } = await caseOf('', generateProfile(NODES), TYPED);
  const root = JSON.parse(nestedJson.toString()) as Nested;
  let [at, start] = [root, 0];
  for (let depth = 0; depth <= target.depth; depth++) {
    for (const child of at.children ?? []) {
      if (start + child.value > target.start * root.value) {
        at = child;
        break;
      }
      start += child.value;
    }
  }
  expect(at.name).toBe(target.name);
  expect(at.value / root.value).toBeCloseTo(target.share);
});
