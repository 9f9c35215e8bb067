import type { CallTree, NodeIndex } from '@leakscope/profile';

/** Nodes and what stands in place of others; a zoom into as many is painted well within 150 ms. */
export const MAX_FRAMES = 600;
/** Nodes among them; the others are for what stands in place of nodes that were left out. */
const MAX_NODES = 270;
/** Narrower frames can neither be read nor hit. */
const MIN_PIXELS = 2;
/** Levels below the focus. d3 recurses, and nobody scrolls further without zooming. */
export const MAX_LEVELS = 200;
/** Callers above the focus: what a deep recursion has between these and the root is left out. */
export const MAX_CALLERS = 40;

/**
 * A node; or where `skip` is not `null` children of a node as one: from that one on, to before
 * `until`, which is `null` where they go to the end.
 */
export interface Focus {
  readonly row: NodeIndex;
  readonly skip: number | null;
  readonly until: number | null;
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
 * every node that is wide enough. Neighbours that are left out become one frame where together they
 * are wide enough, so that no area is lost that could be seen. In a tree sorted by size that is a
 * tail; in one sorted by time there may be several.
 */
export function prune(tree: CallTree, focus: Focus, width: number): Pruned {
  const frames: PrunedFrame[] = [];
  for (const row of callersOf(tree, focus)) frames.push(nodeFrame(tree, row, frames.length - 1));
  const focusIndex = frames.length;
  const whole = frameOf(tree, focus, focusIndex - 1);
  frames.push(whole);
  if (whole.total <= 0) return { frames, focusIndex };

  const threshold = thresholdFor(tree, focus, (whole.total * MIN_PIXELS) / Math.max(1, width));
  const open: Open[] = [{ ...focus, index: focusIndex, level: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const below = addChildren(tree, frames, at, threshold, open.length);
    // The largest subtree next, so that it is complete should the frames run out.
    open.push(...below.reverse());
  }
  return { frames, focusIndex };
}

/** A frame whose children are still to be added. */
interface Open extends Focus {
  readonly index: number;
  readonly level: number;
}

/**
 * Adds the children of a frame.
 *
 * @param waiting frames that are not yet opened, of which each may need one for what is left out
 * @returns those of the children that have children
 */
function addChildren(
  tree: CallTree,
  frames: PrunedFrame[],
  { row, skip, until, index, level }: Open,
  threshold: number,
  waiting: number,
): Open[] {
  const below: Open[] = [];
  const end = tree.subtreeEnd[row] ?? 0;
  const last = until ?? Infinity;
  let ordinal = skip ?? 0;
  let left = { from: ordinal, total: 0 };
  let isFull = level === MAX_LEVELS;
  const close = (to: number | null): void => {
    const merged = (to ?? ordinal) - left.from;
    const isWide = left.total >= threshold || (isFull && to === null && left.total > 0);
    if (merged === 0 || !isWide) return;
    const { from, total } = left;
    frames.push({ row, skip: from, until: to, parent: index, self: 0, total, merged });
  };
  for (let child = childAt(tree, row, ordinal); child < end && ordinal < last; ordinal++) {
    const total = tree.total[child] ?? 0;
    const next = tree.subtreeEnd[child] ?? end;
    const isLeaf = next === child + 1;
    isFull ||= frames.length + waiting + below.length + (isLeaf ? 2 : 3) > MAX_FRAMES;
    if (total >= threshold && !isFull) {
      close(ordinal);
      left = { from: ordinal + 1, total: 0 };
      if (!isLeaf) {
        below.push({ row: child, skip: null, until: null, index: frames.length, level: level + 1 });
      }
      frames.push(nodeFrame(tree, child, index));
    } else left.total += total;
    child = next;
  }
  close(until !== null && ordinal >= last ? until : null);
  return below;
}

function nodeFrame(tree: CallTree, row: NodeIndex, parent: number): PrunedFrame {
  const [self, total] = [tree.self[row] ?? 0, tree.total[row] ?? 0];
  return { row, skip: null, until: null, parent, self, total, merged: 0 };
}

function frameOf(tree: CallTree, { row, skip, until }: Focus, parent: number): PrunedFrame {
  if (skip === null) return nodeFrame(tree, row, parent);
  const end = tree.subtreeEnd[row] ?? 0;
  const most = until === null ? Infinity : until - skip;
  let total = 0;
  let merged = 0;
  let child = childAt(tree, row, skip);
  for (; child < end && merged < most; child = tree.subtreeEnd[child] ?? end) {
    total += tree.total[child] ?? 0;
    merged++;
  }
  return { row, skip, until, parent, self: 0, total, merged };
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
function thresholdFor(tree: CallTree, { row, skip, until }: Focus, least: number): number {
  const totals: number[] = [];
  const lastLevel = (tree.depth[row] ?? 0) + MAX_LEVELS;
  const end = until === null ? (tree.subtreeEnd[row] ?? 0) : childAt(tree, row, until);
  for (let node = childAt(tree, row, skip ?? 0); node < end;) {
    const total = tree.total[node] ?? 0;
    const isHidden = total < least || (tree.depth[node] ?? 0) > lastLevel;
    if (!isHidden) totals.push(total);
    node = isHidden ? (tree.subtreeEnd[node] ?? end) : node + 1;
  }
  if (totals.length <= MAX_NODES) return least;
  return Float64Array.from(totals).sort()[totals.length - MAX_NODES] ?? least;
}
