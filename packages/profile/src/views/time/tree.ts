import type { SampleTypeIndex } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import type { Nodes } from '../lay-out.ts';
import { mergeStacks, nodesOfSamples } from '../merge-stacks.ts';
import type { TimeOrder } from './order.ts';
import { orderedSamples, timeOrderOf } from './order.ts';
import { Rows } from './rows.ts';
import { depthsOf, TimeWalk } from './walk.ts';
import type { CallTree, NodeIndex, TreeKey } from '../tree.ts';
import { ROOT_KEY } from '../tree.ts';

/** Rows: with its columns a tree of this size takes 200 MB. */
const MAX_ROWS = 1 << 22;
/** Calls looked at in all where samples are many and stacks deep: about a second's worth. */
const MAX_CALLS = 1 << 28;

/**
 * A call tree in which nothing is sorted, nor merged over time: siblings stand in the order in which
 * they were called, and a function that was called, left and called again is two nodes. Only what
 * samples next to each other have in common is one. `marked` is 0 throughout.
 */
export interface TimeTree extends CallTree {
  /** Where samples carry no time, their order in the profile is all there is. */
  readonly order: TimeOrder;
  /** What was sampled before the node began, from 0 to the profile's total. */
  readonly start: Float64Array;
  /**
   * Deeper calls were left out for want of room and count as their callers' self; `Infinity` where
   * all are there.
   */
  readonly maxDepth: number;
}

export interface TimeTreeOptions {
  readonly type: SampleTypeIndex;
  /** Default `line`. */
  readonly by?: TreeKey;
}

/**
 * Builds the tree of a profile's samples one after the other.
 *
 * @param maxRows how many it may have; what calls deeper than that fit in have counts as theirs
 */
export function buildTimeTree(
  profile: Profile,
  { type, by = 'line' }: TimeTreeOptions,
  maxRows: number = MAX_ROWS,
): TimeTree {
  const order = timeOrderOf(profile);
  const nodes = mergeStacks(profile, by);
  const depths = depthsOf(nodes);
  const values = profile.samples.values[type] ?? new Float64Array(profile.samples.length);
  const samples = orderedSamples(profile, order).filter((sample) => values[sample] !== 0);
  const nodeOfSample = nodesOfSamples(profile, nodes);
  const steps = samples.map((sample) => nodeOfSample[sample] ?? 0);
  const maxDepth = depthWithin(nodes, depths, steps, maxRows);

  const rows = new Rows();
  const walk = new TimeWalk(nodes, depths, maxDepth);
  /** By depth the row of the call that is open. */
  const open: NodeIndex[] = [rows.add(ROOT_KEY, -1, 0, 0)];
  let before = 0;
  const begin = (node: NodeIndex, depth: number): void => {
    open[depth] = rows.add(nodes.key[node] ?? 0, open[depth - 1] ?? 0, depth, before);
  };
  for (const [i, node] of steps.entries()) {
    const depth = walk.goTo(node, begin);
    const value = values[samples[i] ?? 0] ?? 0;
    rows.addSelf(open[depth] ?? 0, value);
    before += value;
  }
  return { keys: nodes.keys, ...rows.columns(), order, maxDepth };
}

/** The largest depth to which all calls fit in. */
function depthWithin(
  nodes: Nodes,
  depths: Uint32Array,
  steps: Uint32Array,
  maxRows: number,
): number {
  const calls: number[] = [1];
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  const bounded = Math.floor(MAX_CALLS / Math.max(1, steps.length));
  const walk = new TimeWalk(nodes, depths, bounded);
  for (const node of steps) {
    walk.goTo(node, (_, depth) => {
      calls[depth] = (calls[depth] ?? 0) + 1;
    });
  }
  let depth = 0;
  for (let rows = 1; depth < calls.length; depth++) {
    rows += calls[depth + 1] ?? 0;
    if (rows > maxRows) return depth;
  }
  return deepest > bounded ? bounded : Infinity;
}
