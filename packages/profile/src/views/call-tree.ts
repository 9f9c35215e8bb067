import { PairIndex } from '../build/pair-index.ts';
import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import type { LabelFilter } from './label-filter.ts';
import { matchingSamples } from './label-filter.ts';
import { preOrder } from './pre-order.ts';

/** Row of `CallTree.keys`. */
export type KeyIndex = number;
/** Row of a `CallTree`. */
export type NodeIndex = number;

/** The key of the root, which stands for the whole profile. */
export const ROOT_KEY: KeyIndex = 2 ** 32 - 1;

/** What makes two calls the same node: the function alone, or the function and the line in it. */
export type TreeKey = 'function' | 'line';

export interface CallTreeOptions {
  readonly type: SampleTypeIndex;
  /** Default `line`. */
  readonly by?: TreeKey;
  /** Only samples with this label. */
  readonly where?: LabelFilter;
  /** Sums what carries this label into `marked`. */
  readonly mark?: LabelFilter;
}

/** What nodes stand for. */
export interface KeyTable {
  readonly length: number;
  /** FunctionIndex. */
  readonly func: Uint32Array;
  /** 1-based; 0 where it is not known or does not tell nodes apart. */
  readonly line: Uint32Array;
}

/**
 * The calls of a profile merged by path, outermost first, for one sample type. Rows stand in
 * pre-order: a node, then its children's subtrees, the child with the largest total first. So a
 * subtree is the range from its node to before `subtreeEnd`, and parents come before children.
 *
 *     row  depth  subtreeEnd
 *      0     0        5       root
 *      1     1        4       ├ main
 *      2     2        3       │ ├ parse
 *      3     2        4       │ └ print
 *      4     1        5       └ gc
 */
export interface CallTree {
  readonly keys: KeyTable;
  readonly length: number;
  /** KeyIndex; `ROOT_KEY` at row 0. */
  readonly key: Uint32Array;
  /** NodeIndex; -1 at row 0. */
  readonly parent: Int32Array;
  readonly depth: Uint32Array;
  /** NodeIndex; exclusive. */
  readonly subtreeEnd: Uint32Array;
  /** What was sampled in the node itself. */
  readonly self: Float64Array;
  /** `self` and that of all below. */
  readonly total: Float64Array;
  /** The part of `total` that carries the label of `CallTreeOptions.mark`. */
  readonly marked: Float64Array;
}

/** Builds the call tree; calls without any value of this type are left out. */
export function buildCallTree(profile: Profile, options: CallTreeOptions): CallTree {
  const { stacks, samples } = profile;
  const { keys, keyOfFrame } = keyFrames(profile, options.by ?? 'line');

  const nodes = new PairIndex();
  const nodeOfStack = new Uint32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const parent = nodeOfStack[stacks.parent[stack] ?? -1] ?? 0;
    const key = keyOfFrame[stacks.frame[stack] ?? 0] ?? 0;
    nodeOfStack[stack] = nodes.add(parent, key) + 1;
  }

  const count = nodes.length + 1;
  const parent = new Int32Array(count);
  const key = new Uint32Array(count);
  parent[0] = -1;
  key[0] = ROOT_KEY;
  parent.set(nodes.first.subarray(0, nodes.length), 1);
  key.set(nodes.second.subarray(0, nodes.length), 1);

  const self = new Float64Array(count);
  const marked = new Float64Array(count);
  const weight = new Float64Array(count);
  const included = matchingSamples(profile, options.where);
  const isMarked = options.mark ? matchingSamples(profile, options.mark) : undefined;
  const values = samples.values[options.type] ?? new Float64Array(samples.length);
  for (let sample = 0; sample < samples.length; sample++) {
    if (included[sample] === 0) continue;
    const node = nodeOfStack[samples.stack[sample] ?? -1] ?? 0;
    const value = values[sample] ?? 0;
    self[node] = (self[node] ?? 0) + value;
    weight[node] = (weight[node] ?? 0) + Math.abs(value);
    if (isMarked?.[sample] === 1) marked[node] = (marked[node] ?? 0) + value;
  }
  const total = self.slice();
  for (let node = count - 1; node > 0; node--) {
    const up = parent[node] ?? 0;
    total[up] = (total[up] ?? 0) + (total[node] ?? 0);
    marked[up] = (marked[up] ?? 0) + (marked[node] ?? 0);
    weight[up] = (weight[up] ?? 0) + (weight[node] ?? 0);
  }

  const { order, parentRow, depth, subtreeEnd } = preOrder(parent, weight);
  return {
    keys,
    length: order.length,
    key: order.map((node) => key[node] ?? 0),
    parent: parentRow,
    depth,
    subtreeEnd,
    self: picked(self, order),
    total: picked(total, order),
    marked: picked(marked, order),
  };
}

function picked(column: Float64Array, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = column[rows[i] ?? 0] ?? 0;
  return out;
}

function keyFrames(
  { frames, functions }: Profile,
  by: TreeKey,
): { keys: KeyTable; keyOfFrame: Uint32Array } {
  if (by === 'function') {
    const func = Uint32Array.from({ length: functions.length }, (_, index) => index);
    const line = new Uint32Array(functions.length);
    return { keys: { length: func.length, func, line }, keyOfFrame: frames.func };
  }
  const pairs = new PairIndex();
  const keyOfFrame = new Uint32Array(frames.length);
  for (let frame = 0; frame < frames.length; frame++) {
    keyOfFrame[frame] = pairs.add(frames.func[frame] ?? 0, frames.line[frame] ?? 0);
  }
  const { length } = pairs;
  const keys = { length, func: pairs.first.slice(0, length), line: pairs.second.slice(0, length) };
  return { keys, keyOfFrame };
}
