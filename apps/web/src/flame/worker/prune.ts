import type { CallTree, NodeIndex } from '@leakscope/profile';

/** As many as d3-flame-graph redraws well within the time a zoom may take. */
export const MAX_FRAMES = 1500;
/** Nodes among them; the others are for what stands in place of nodes that were left out. */
const MAX_NODES = 800;
/** Narrower frames cannot be seen. */
const MIN_PIXELS = 1;
/** Levels below the focus. d3 recurses, and nobody scrolls further without zooming. */
export const MAX_LEVELS = 200;
/** Callers above the focus: what a deep recursion has between these and the root is left out. */
export const MAX_CALLERS = 40;

/** A node; or where `skip` is not `null` the children of a node from that one on, as one frame. */
export interface Focus {
  readonly row: NodeIndex;
  readonly skip: number | null;
}

export interface PrunedFrame extends Focus {
  /** Index in the list; -1 for the first. */
  readonly parent: number;
  readonly self: number;
  readonly total: number;
  /** How many siblings it stands for; 0 for a node. */
  readonly merged: number;
}

export interface Pruned {
  readonly frames: PrunedFrame[];
  readonly focusIndex: number;
}

/**
 * What can be seen of a tree when `focus` is `width` pixels wide: its callers, itself, and below it
 * every node of at least a pixel. The siblings that are left out become one frame, so that no area
 * is lost that could be seen. Children come sorted by size: what is left out is always a tail.
 */
export function prune(tree: CallTree, focus: Focus, width: number): Pruned {
  const frames: PrunedFrame[] = [];
  for (const row of callersOf(tree, focus)) frames.push(nodeFrame(tree, row, frames.length - 1));
  const focusIndex = frames.length;
  const whole = frameOf(tree, focus, focusIndex - 1);
  frames.push(whole);
  if (whole.total <= 0) return { frames, focusIndex };

  const threshold = thresholdFor(tree, focus, (whole.total * MIN_PIXELS) / Math.max(1, width));
  const open: Open[] = [{ index: focusIndex, level: 0, row: focus.row, skip: focus.skip ?? 0 }];
  // Every frame that is not yet opened may need one for what will be left out of it.
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const end = tree.subtreeEnd[at.row] ?? 0;
    const below: Open[] = [];
    let child = childAt(tree, at.row, at.skip);
    let skip = at.skip;
    let full = at.level === MAX_LEVELS;
    while (child < end && (tree.total[child] ?? 0) >= threshold && !full) {
      const isLeaf = tree.subtreeEnd[child] === child + 1;
      full = frames.length + open.length + below.length + (isLeaf ? 2 : 3) > MAX_FRAMES;
      if (full) break;
      if (!isLeaf) {
        below.push({ index: frames.length, level: at.level + 1, row: child, skip: 0 });
      }
      frames.push(nodeFrame(tree, child, at.index));
      child = tree.subtreeEnd[child] ?? end;
      skip++;
    }
    if (child < end) {
      const left = frameOf(tree, { row: at.row, skip }, at.index);
      if (left.total >= threshold || full) frames.push(left);
    }
    // The largest subtree next, so that it is complete should the frames run out.
    open.push(...below.reverse());
  }
  return { frames, focusIndex };
}

/** A frame whose children are still to be added, from the `skip`-th on. */
interface Open {
  readonly index: number;
  readonly level: number;
  readonly row: NodeIndex;
  readonly skip: number;
}

function nodeFrame(tree: CallTree, row: NodeIndex, parent: number): PrunedFrame {
  const self = tree.self[row] ?? 0;
  return { row, skip: null, parent, self, total: tree.total[row] ?? 0, merged: 0 };
}

function frameOf(tree: CallTree, { row, skip }: Focus, parent: number): PrunedFrame {
  if (skip === null) return nodeFrame(tree, row, parent);
  const end = tree.subtreeEnd[row] ?? 0;
  let total = 0;
  let merged = 0;
  for (let child = childAt(tree, row, skip); child < end; child = tree.subtreeEnd[child] ?? end) {
    total += tree.total[child] ?? 0;
    merged++;
  }
  return { row, skip, parent, self: 0, total, merged };
}

/** The child of `row` after the first `skip`, or the end of its subtree. */
function childAt(tree: CallTree, row: NodeIndex, skip: number): NodeIndex {
  const end = tree.subtreeEnd[row] ?? 0;
  let child = row + 1;
  for (let i = 0; i < skip && child < end; i++) child = tree.subtreeEnd[child] ?? end;
  return child;
}

/** From the root to the parent of the focus. */
function callersOf(tree: CallTree, { row, skip }: Focus): NodeIndex[] {
  const rows: NodeIndex[] = [];
  let at = skip === null ? (tree.parent[row] ?? -1) : row;
  for (; at > 0 && rows.length < MAX_CALLERS - 1; at = tree.parent[at] ?? -1) rows.push(at);
  if (at >= 0) rows.push(0);
  return rows.reverse();
}

/** The least value of a node to be drawn: `least`, or more where too many have that. */
function thresholdFor(tree: CallTree, { row, skip }: Focus, least: number): number {
  const totals: number[] = [];
  const lastLevel = (tree.depth[row] ?? 0) + MAX_LEVELS;
  const end = tree.subtreeEnd[row] ?? 0;
  for (let node = childAt(tree, row, skip ?? 0); node < end;) {
    const total = tree.total[node] ?? 0;
    const hidden = total < least || (tree.depth[node] ?? 0) > lastLevel;
    if (!hidden) totals.push(total);
    node = hidden ? (tree.subtreeEnd[node] ?? end) : node + 1;
  }
  if (totals.length <= MAX_NODES) return least;
  return Float64Array.from(totals).sort()[totals.length - MAX_NODES] ?? least;
}
