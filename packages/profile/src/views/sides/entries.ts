import type { FunctionIndex } from '../../model/indexes.ts';
import type { NodeIndex, TreeShape } from '../tree.ts';

/** The rows in which one of two columns is not 0. */
export function rowsWith(column: Float64Array, other: Float64Array = column): Uint32Array {
  const rows = new Uint32Array(column.length);
  let length = 0;
  for (let row = 0; row < column.length; row++) {
    if (column[row] !== 0 || other[row] !== 0) rows[length++] = row;
  }
  return rows.slice(0, length);
}

/**
 * The rows of a function that are not below another of its rows: what a recursion holds is there
 * once.
 */
export function outermostRows(tree: TreeShape, func: FunctionIndex): Uint32Array {
  const rows: NodeIndex[] = [];
  for (let row = 1; row < tree.length;) {
    const isIt = tree.keys.func[tree.key[row] ?? 0] === func;
    if (isIt) rows.push(row);
    row = isIt ? (tree.subtreeEnd[row] ?? tree.length) : row + 1;
  }
  return Uint32Array.from(rows);
}

/** Row 0 where a row has none but the root. */
export function parentsOf(tree: TreeShape, rows: Uint32Array): Uint32Array {
  return rows.map((row) => Math.max(0, tree.parent[row] ?? 0));
}

/** A column in these rows alone. */
export function at(column: Float64Array, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = column[rows[i] ?? 0] ?? 0;
  return out;
}
