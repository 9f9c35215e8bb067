import type { SampleTypeIndex } from '../../model/indexes.ts';
import type { ProfilePair } from '../../ops/pair.ts';
import { baseColumn } from '../../ops/pair.ts';
import { changeTree } from './change-tree.ts';
import { gather, ownPart } from '../lay-out.ts';
import { mergeStacks, nodesOfSamples } from '../merge-stacks.ts';
import type { CallTree, TreeKey, TreeShape } from '../tree.ts';

/**
 * What decides how wide a node is drawn.
 *
 * - `change`: what became more and what became less, added up path by path: Σ|increase| +
 *   Σ|decrease|. What stayed the same has no width. The same as pprof draws with `-base`, but that it
 *   nets where also the labels agree, and we by path alone.
 * - `both`: what there was and what there is, base + now, as pprof draws with `-diff_base`, which
 *   keeps the samples of both sides apart.
 *
 * Either way |increase - decrease| of that width is what changed on balance.
 */
export type DiffWidth = 'change' | 'both';

/** A tree of calls with the values of a sample type before and now; siblings sorted by width. */
export interface DiffTree extends TreeShape {
  /** What was sampled in the node itself, in the base. */
  readonly baseSelf: Float64Array;
  /** And in the later profile. */
  readonly nowSelf: Float64Array;
  /** `baseSelf` and that of all below. */
  readonly base: Float64Array;
  readonly now: Float64Array;
  /** What the paths through the node gained, those that lost something left aside; at least 0. */
  readonly increase: Float64Array;
  /** What the others lost; at least 0. `now - base` is `increase - decrease`. */
  readonly decrease: Float64Array;
  /** See `DiffWidth`; that of children and what is the node's own add up to it. */
  readonly width: Float64Array;
}

export interface DiffTreeOptions {
  /** Index in `ProfilePair.types`. */
  readonly type: SampleTypeIndex;
  /** Default `line`. */
  readonly by?: TreeKey;
  /** Default `change`. */
  readonly width?: DiffWidth;
}

/**
 * Builds the tree of both profiles' calls. Those that stayed the same are in it too, without width
 * and after their siblings; calls that have nothing in either profile are not.
 */
export function buildDiffTree(pair: ProfilePair, options: DiffTreeOptions): DiffTree {
  const { type, by = 'line', width = 'change' } = options;
  const { profile } = pair;
  const nodes = mergeStacks(profile, by);
  const nodeOf = nodesOfSamples(profile, nodes);
  const none = new Float64Array();
  const now = gather(nodes, nodeOf, profile.samples.values[type] ?? none);
  const base = gather(nodes, nodeOf, profile.samples.values[baseColumn(pair, type)] ?? none);
  const increase = now.map((value, node) => Math.max(0, value - (base[node] ?? 0)));
  const decrease = now.map((value, node) => Math.max(0, (base[node] ?? 0) - value));
  const widths = now.map((value, node) =>
    width === 'change'
      ? (increase[node] ?? 0) + (decrease[node] ?? 0)
      : Math.abs(value) + Math.abs(base[node] ?? 0),
  );
  return changeTree(nodes, { base, now, increase, decrease, width: widths });
}

/**
 * The tree as something that can be drawn by width: `total` is the width, `marked` the part of it
 * that is increase. It shares the tree's columns and rows.
 */
export function widthsOf(tree: DiffTree): CallTree {
  return {
    ...tree,
    self: ownPart(tree.parent, tree.width),
    total: tree.width,
    marked: tree.increase,
  };
}
