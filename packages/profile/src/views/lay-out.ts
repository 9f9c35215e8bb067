import { preOrder } from './pre-order.ts';
import type { KeyTable, TreeShape } from './tree.ts';

/** Nodes with their parents, which have smaller numbers; node 0 is the root. */
export interface Nodes {
  readonly keys: KeyTable;
  readonly parent: Int32Array;
  readonly key: Uint32Array;
}

/** Adds to every node what its subtree has, in place. */
export function sumUp(parent: Int32Array, column: Float64Array): Float64Array {
  for (let node = parent.length - 1; node > 0; node--) {
    const up = parent[node] ?? 0;
    column[up] = (column[up] ?? 0) + (column[node] ?? 0);
  }
  return column;
}

/**
 * Rows for the nodes, of siblings the heaviest first; nodes without weight are left out.
 *
 * @returns the rows, and for each the node that stands there
 */
export function layOut(
  { keys, parent, key }: Nodes,
  weight: Float64Array,
): { shape: TreeShape; order: Uint32Array } {
  const { order, parentRow, depth, subtreeEnd } = preOrder(parent, weight);
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
