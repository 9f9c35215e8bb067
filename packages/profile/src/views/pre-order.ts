/** Up to here inserting one by one beats the cost of a call to sort. */
const MAX_INSERTION_SORT = 24;

export interface PreOrder {
  /** For each row the node that stands there. */
  readonly order: Uint32Array;
  /** Row of the parent; -1 at row 0. */
  readonly parentRow: Int32Array;
  readonly depth: Uint32Array;
  /** Row after the last of the subtree. */
  readonly subtreeEnd: Uint32Array;
}

/**
 * Lays a tree out in pre-order, the heaviest child first. Node 0 is the root; `parent` of every other
 * node is a smaller number. Nothing recurses: stacks of 20,000 calls occur.
 *
 * @param present nodes that are 0 here are left out; they have no others below them
 */
export function preOrder(
  parent: Int32Array,
  weight: Float64Array,
  present: Float64Array = weight,
): PreOrder {
  const nodes = parent.length;
  const { starts, children } = childLists(parent, weight, present);
  const order = new Uint32Array(nodes);
  const parentRow = new Int32Array(nodes);
  const depth = new Uint32Array(nodes);
  const rowOf = new Uint32Array(nodes);
  const waiting = new Uint32Array(nodes);
  let waitingCount = 1;
  let rows = 0;
  while (waitingCount > 0) {
    const node = waiting[--waitingCount] ?? 0;
    const row = rows++;
    order[row] = node;
    rowOf[node] = row;
    const up = node === 0 ? -1 : (rowOf[parent[node] ?? 0] ?? 0);
    parentRow[row] = up;
    depth[row] = up < 0 ? 0 : (depth[up] ?? 0) + 1;
    const first = starts[node] ?? 0;
    for (let at = (starts[node + 1] ?? 0) - 1; at >= first; at--) {
      waiting[waitingCount++] = children[at] ?? 0;
    }
  }
  const parents = parentRow.slice(0, rows);
  return {
    order: order.slice(0, rows),
    parentRow: parents,
    depth: depth.slice(0, rows),
    subtreeEnd: subtreeEnds(parents),
  };
}

/** Row after the last of each subtree, of rows in pre-order. @param parent -1 of row 0 */
export function subtreeEnds(parent: Int32Array): Uint32Array {
  const ends = new Uint32Array(parent.length);
  for (let row = ends.length - 1; row >= 0; row--) {
    if (ends[row] === 0) ends[row] = row + 1;
    const up = parent[row] ?? -1;
    if (up >= 0 && ends[up] === 0) ends[up] = ends[row] ?? 0;
  }
  return ends;
}

/** `children[starts[n]]` to before `children[starts[n + 1]]` are the children of node `n`, sorted. */
function childLists(
  parent: Int32Array,
  weight: Float64Array,
  present: Float64Array,
): { starts: Uint32Array; children: Uint32Array } {
  const nodes = parent.length;
  const starts = new Uint32Array(nodes + 1);
  for (let node = 1; node < nodes; node++) {
    if (present[node] === 0) continue;
    const after = (parent[node] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node++) {
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  }
  const children = new Uint32Array(starts[nodes] ?? 0);
  const next = starts.slice();
  for (let node = 1; node < nodes; node++) {
    if (present[node] === 0) continue;
    const up = parent[node] ?? 0;
    const at = next[up] ?? 0;
    children[at] = node;
    next[up] = at + 1;
  }
  for (let node = 0; node < nodes; node++) {
    sortByWeight(children, starts[node] ?? 0, starts[node + 1] ?? 0, weight);
  }
  return { starts, children };
}

/** Sorts a range, the heaviest first; of equals the one that came first. */
function sortByWeight(rows: Uint32Array, from: number, to: number, weight: Float64Array): void {
  if (to - from > MAX_INSERTION_SORT) {
    rows.subarray(from, to).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = rows[i] ?? 0;
    const heavy = weight[row] ?? 0;
    let at = i;
    while (at > from && (weight[rows[at - 1] ?? 0] ?? 0) < heavy) {
      rows[at] = rows[at - 1] ?? 0;
      at--;
    }
    rows[at] = row;
  }
}
