import type { CallTree } from '@leakscope/profile';

/** A frame by its name and where it stands, the same in all tools. */
export interface Target {
  readonly name: string;
  /** Calls above it, the root that stands for everything not among them. */
  readonly depth: number;
  /** Of the total, 0 to 1. */
  readonly share: number;
  /** Where it begins in the merged tree, of the total, 0 to 1; siblings the largest first. */
  readonly start: number;
}

/** Wide enough to be found, and narrow enough that a zoom shows what was not to be seen before. */
const WANTED_SHARE = 0.3;
const LEAST_DEPTH = 1;
const MOST_DEPTH = 8;

/** The frame near the root whose share is closest to what is wanted. */
export function targetOf(tree: CallTree, nameOf: (row: number) => string): Target {
  const total = tree.total[0] ?? 0;
  const distance = (row: number) => Math.abs((tree.total[row] ?? 0) / total - WANTED_SHARE);
  let best = 0;
  for (let row = 1; row < tree.length; row++) {
    const depth = (tree.depth[row] ?? 0) - 1;
    if (depth < LEAST_DEPTH || depth > MOST_DEPTH) continue;
    if (best === 0 || distance(row) < distance(best)) best = row;
  }
  if (best === 0) throw new Error('The profile is too shallow to zoom into.');
  return {
    name: nameOf(best),
    depth: (tree.depth[best] ?? 0) - 1,
    share: (tree.total[best] ?? 0) / total,
    start: startOf(tree, best) / total,
  };
}

function startOf(tree: CallTree, row: number): number {
  const parent = tree.parent[row] ?? -1;
  if (parent < 0) return 0;
  let start = startOf(tree, parent);
  for (let child = parent + 1; child < row; child = tree.subtreeEnd[child] ?? row) {
    start += tree.total[child] ?? 0;
  }
  return start;
}
