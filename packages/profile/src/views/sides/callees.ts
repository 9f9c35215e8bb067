import { PairIndex } from '../../build/pair-index.ts';
import type { Nodes } from '../lay-out.ts';
import type { NodeIndex, TreeShape } from '../tree.ts';
import { ROOT_KEY } from '../tree.ts';

export interface CalleeNodes extends Nodes {
  /** Rows of the tree, and for each the node that it became part of. */
  readonly rows: Uint32Array;
  readonly nodeOf: Uint32Array;
}

/** Merges what is below rows of a tree, of which none is below another; together they are the root. */
export function calleeNodes(tree: TreeShape, roots: Uint32Array): CalleeNodes {
  const pairs = new PairIndex();
  /** By row of the tree. */
  const node = new Uint32Array(tree.length);
  const rows: NodeIndex[] = [];
  for (const root of roots) {
    const end = tree.subtreeEnd[root] ?? 0;
    rows.push(root);
    for (let row = root + 1; row < end; row++) {
      node[row] = pairs.add(node[tree.parent[row] ?? 0] ?? 0, tree.key[row] ?? 0) + 1;
      rows.push(row);
    }
  }
  const length = pairs.length + 1;
  const parent = new Int32Array(length);
  const key = new Uint32Array(length);
  parent[0] = -1;
  key[0] = ROOT_KEY;
  parent.set(pairs.first.subarray(0, pairs.length), 1);
  key.set(pairs.second.subarray(0, pairs.length), 1);
  const nodeOf = Uint32Array.from(rows, (row) => node[row] ?? 0);
  return { keys: tree.keys, length, parent, key, rows: Uint32Array.from(rows), nodeOf };
}
