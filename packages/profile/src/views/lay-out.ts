import { preOrder } from './pre-order.ts';
import type { KeyTable, TreeShape } from './tree.ts';

/** Nodes of a tree, in no particular order but that parents have smaller numbers; 0 is the root. */
export interface Nodes {
  readonly keys: KeyTable;
  readonly length: number;
  /** -1 of the root. */
  readonly parent: Int32Array;
  /** KeyIndex; `ROOT_KEY` of the root. */
  readonly key: Uint32Array;
}

/**
 * What each node has itself.
 *
 * @param nodeOf for every figure of the column its node
 */
export function gather({ length }: Nodes, nodeOf: Uint32Array, column: Float64Array): Float64Array {
  const sums = new Float64Array(length);
  for (let i = 0; i < column.length; i++) {
    const node = nodeOf[i] ?? 0;
    sums[node] = (sums[node] ?? 0) + (column[i] ?? 0);
  }
  return sums;
}

/** What each node has itself or below it. @param self by node; not written to */
export function sumUp(parent: Int32Array, self: Float64Array): Float64Array {
  const total = self.slice();
  for (let node = parent.length - 1; node > 0; node--) {
    const up = parent[node] ?? 0;
    total[up] = (total[up] ?? 0) + (total[node] ?? 0);
  }
  return total;
}

/** What each row has itself, of a column in which parents include their children. */
export function ownPart(parent: Int32Array, total: Float64Array): Float64Array {
  const own = total.slice();
  for (let row = 1; row < parent.length; row++) {
    const up = parent[row] ?? 0;
    own[up] = (own[up] ?? 0) - (total[row] ?? 0);
  }
  return own;
}

/**
 * Rows for the nodes, of siblings the heaviest first.
 *
 * @param present nodes that are 0 here are left out
 * @returns the rows, and for each the node that stands there
 */
export function layOut(
  { keys, parent, key }: Nodes,
  weight: Float64Array,
  present: Float64Array = weight,
): { shape: TreeShape; order: Uint32Array } {
  const { order, parentRow, depth, subtreeEnd } = preOrder(parent, weight, present);
  const keyOfRow = new Uint32Array(order.length);
  for (let row = 0; row < order.length; row++) keyOfRow[row] = key[order[row] ?? 0] ?? 0;
  const { length } = order;
  return { shape: { keys, length, key: keyOfRow, parent: parentRow, depth, subtreeEnd }, order };
}

/** A column of nodes as a column of rows. */
export function inOrder(column: Float64Array, order: Uint32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let row = 0; row < out.length; row++) out[row] = column[order[row] ?? 0] ?? 0;
  return out;
}
