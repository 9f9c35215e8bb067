import type { TreeShape } from '../views/tree.ts';

/** What is wrong with the rows of a tree: nothing, where they are in pre-order. */
export function shapeProblems(tree: TreeShape): string[] {
  const problems: string[] = [];
  for (let row = 0; row < tree.length; row++) {
    const parent = tree.parent[row] ?? -1;
    const end = tree.subtreeEnd[row] ?? 0;
    if (parent >= row) problems.push(`${row} stands before its parent ${parent}`);
    if (end <= row || end > tree.length) problems.push(`the subtree of ${row} ends at ${end}`);
    if (row === 0) continue;
    if (end > (tree.subtreeEnd[parent] ?? 0)) problems.push(`${row} ends after its parent`);
    if (tree.depth[row] !== (tree.depth[parent] ?? 0) + 1) problems.push(`${row} is too deep`);
  }
  return problems;
}

/** A column of what is below each row and in it, of what is in each row itself. */
export function summed(tree: TreeShape, self: Float64Array): Float64Array {
  const total = self.slice();
  for (let row = tree.length - 1; row > 0; row--) {
    const parent = tree.parent[row] ?? 0;
    total[parent] = (total[parent] ?? 0) + (total[row] ?? 0);
  }
  return total;
}
