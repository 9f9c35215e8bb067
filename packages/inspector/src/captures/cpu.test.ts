import { buildTimeTree, framesOf, labelsOf, type Profile, totals } from '@leakscope/profile';
import { describe, expect, test } from 'vitest';
import type { Naming } from '../frames.ts';
import { cpuProfile } from './cpu.ts';
import type { CpuProfile } from './cpu/v8.ts';

const naming: Naming = { map: (file) => file, probeScriptId: '99', ownHooks: true };

/** Nodes as `id name children`, the root first; samples of a node each, a millisecond apart. */
function sampled(nodes: readonly [number, string, number[]][], samples: number[]): CpuProfile {
  return {
    nodes: nodes.map(([id, functionName, children]) => ({
      id,
      children,
      callFrame: {
        functionName,
        scriptId: '7',
        url: functionName.startsWith('(') ? '' : 'file:///app/main.js',
        lineNumber: 9,
        columnNumber: 0,
      },
    })),
    startTime: 0,
    endTime: samples.length * 1000,
    samples,
    timeDeltas: samples.map(() => 1000),
  };
}

const tree: [number, string, number[]][] = [
  [1, '(root)', [2, 5]],
  [2, 'main', [3, 4]],
  [3, 'parse', []],
  [4, 'print', []],
  [5, '(idle)', []],
];

/** Every sample as `leaf:line ticks micros @start`. */
function drawn(profile: Profile): string[] {
  const { samples } = profile;
  return Array.from({ length: samples.length }, (_, sample) => {
    const [leaf] = framesOf(profile, samples.stack[sample] ?? -1);
    const [ticks = 0, nanos = 0] = samples.values.map((column) => column[sample] ?? 0);
    const [label] = labelsOf(profile, samples.labels[sample] ?? -1);
    const start = label === undefined ? '' : ` @${Number(label.value) / 1000}`;
    return `${leaf?.name}:${leaf?.line} ${ticks} ${nanos / 1000}${start}`;
  });
}

describe('a CPU profile', () => {
  test('keeps the order of its samples; idle is none, but takes its time', () => {
    const profile = cpuProfile(sampled(tree, [3, 3, 4, 5, 5, 3]), naming, '/app/main.js');
    expect(drawn(profile)).toEqual([
      'parse:10 2 2000 @0',
      'print:10 1 1000 @2000',
      'parse:10 1 1000 @5000',
    ]);
    expect(buildTimeTree(profile, { type: 1 }).length).toBe(5);
    expect(totals(profile)).toEqual([4, 4_000_000]);
  });

  test('gives out the lines that V8 has seen, where they account for all', () => {
    const given = sampled(tree, [3, 3, 4, 3]);
    const lines = (at: number, positionTicks: { line: number; ticks: number }[]): CpuProfile => ({
      ...given,
      nodes: given.nodes.map((node) => (node.id === at ? { ...node, positionTicks } : node)),
    });
    const known = lines(3, [
      { line: 12, ticks: 1 },
      { line: 14, ticks: 2 },
    ]);
    expect(drawn(cpuProfile(known, naming, ''))).toEqual([
      'parse:12 1 1000 @0',
      'parse:14 1 1000 @1000',
      'print:10 1 1000 @2000',
      'parse:14 1 1000 @3000',
    ]);
    const less = lines(3, [{ line: 12, ticks: 1 }]);
    expect(drawn(cpuProfile(less, naming, ''))[0]).toBe('parse:10 2 2000 @0');
  });

  test('of more changes than can be told apart is merged', () => {
    const samples = Array.from({ length: 140_000 }, (_, i) => 3 + (i % 2));
    expect(drawn(cpuProfile(sampled(tree, samples), naming, ''))).toEqual([
      'parse:10 70000 70000000',
      'print:10 70000 70000000',
    ]);
  });

  test('without samples is empty', () => {
    expect(cpuProfile(sampled([[1, '(root)', []]], []), naming, '').samples.length).toBe(0);
  });
});
