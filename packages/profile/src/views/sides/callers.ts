import { ByWeight } from './by-weight.ts';
import type { Nodes } from '../lay-out.ts';
import type { NodeIndex, TreeShape } from '../tree.ts';
import { ROOT_KEY } from '../tree.ts';

/**
 * Told from the leaves, a tree of a million nodes can have ten times as many, for hardly a path is
 * like another. The heaviest half a million show what a screen can after zooming in twice.
 */
const MAX_NODES = 1 << 19;

export interface CallerNodes extends Nodes {
  /** By entry, the node in which it ends. */
  readonly nodeOf: Uint32Array;
  /**
   * Weight of the heaviest node whose callers were left out for want of room, to within a factor of
   * two; 0 where all are there.
   */
  readonly cutAt: number;
}

/**
 * Merges the ways from rows of a tree up to its root: the children of a node are its callers. What
 * is left out ends in the node whose callers they would have been.
 *
 * @param starts for each entry the row that it begins with
 * @param weight of each entry, at least 0
 */
export function callerNodes(
  tree: TreeShape,
  starts: Uint32Array,
  weight: Float64Array,
  maxNodes: number = MAX_NODES,
): CallerNodes {
  const grower = new Grower(tree, starts, weight);
  const queue = new ByWeight();
  queue.push(0, grower.weight[0] ?? 0);
  let cutAt = 0;
  for (let node = queue.take(); node !== undefined; node = queue.take()) {
    if (grower.length >= maxNodes && grower.hasCallers(node)) {
      cutAt = grower.weight[node] ?? 0;
      break;
    }
    const first = grower.length;
    grower.grow(node);
    for (let child = first; child < grower.length; child++) {
      queue.push(child, grower.weight[child] ?? 0);
    }
  }
  const { keys } = tree;
  const { length, parent, key, nodeOf } = grower;
  return {
    keys,
    length,
    parent: Int32Array.from(parent),
    key: Uint32Array.from(key),
    nodeOf,
    cutAt,
  };
}

/** A tree that grows by a node's children at a time. */
class Grower {
  readonly parent: number[] = [-1];
  readonly key: number[] = [ROOT_KEY];
  readonly weight: number[];
  readonly nodeOf: Uint32Array;
  readonly #tree: TreeShape;
  readonly #entryWeight: Float64Array;
  /** By entry the row that comes next; 0, the tree's root, at its end. */
  readonly #next: Uint32Array;
  /** The entries, those of one node side by side. */
  readonly #entries: Uint32Array;
  readonly #start: number[] = [0];
  readonly #end: number[];
  readonly #sorted: Uint32Array;
  /** By key: the child of the node that is being grown, and where its next entry goes. */
  readonly #child: Uint32Array;
  readonly #place: Uint32Array;

  constructor(tree: TreeShape, starts: Uint32Array, weight: Float64Array) {
    const { length } = starts;
    this.#tree = tree;
    this.#next = starts.slice();
    this.#entryWeight = weight;
    this.#entries = Uint32Array.from(starts, (_, entry) => entry);
    this.#end = [length];
    this.weight = [weight.reduce((sum, one) => sum + one, 0)];
    this.#sorted = new Uint32Array(length);
    this.nodeOf = new Uint32Array(length);
    this.#child = new Uint32Array(tree.keys.length);
    this.#place = new Uint32Array(tree.keys.length);
  }

  get length(): number {
    return this.key.length;
  }

  hasCallers(node: NodeIndex): boolean {
    const entries = this.#entries.subarray(this.#start[node], this.#end[node]);
    return entries.some((entry) => this.#next[entry] !== 0);
  }

  /** Adds the callers of a node, which has none yet. */
  grow(node: NodeIndex): void {
    const { key } = this.#tree;
    const [start, end] = [this.#start[node] ?? 0, this.#end[node] ?? 0];
    const first = this.length;
    let ended = 0;
    for (let at = start; at < end; at++) {
      const row = this.#next[this.#entries[at] ?? 0] ?? 0;
      if (row === 0) ended++;
      else this.#count(node, key[row] ?? 0, first);
    }
    let place = start + ended;
    for (let child = first; child < this.length; child++) {
      const entries = this.#end[child] ?? 0;
      this.#start[child] = place;
      this.#place[this.key[child] ?? 0] = place;
      place += entries;
      this.#end[child] = place;
    }
    this.#move(start, end);
  }

  /** Counts an entry of the child with this key, in `#end` for the time being. */
  #count(node: NodeIndex, key: number, first: number): void {
    let child = this.#child[key] ?? 0;
    if (child < first) {
      child = this.length;
      this.#child[key] = child;
      this.parent.push(node);
      this.key.push(key);
      this.weight.push(0);
      this.#start.push(0);
      this.#end.push(0);
    }
    this.#end[child] = (this.#end[child] ?? 0) + 1;
  }

  /** Puts the entries of the range side by side by child, and one call further. */
  #move(start: number, end: number): void {
    const { key, parent } = this.#tree;
    let ended = start;
    for (let at = start; at < end; at++) {
      const entry = this.#entries[at] ?? 0;
      const row = this.#next[entry] ?? 0;
      if (row === 0) {
        this.#sorted[ended++] = entry;
        continue;
      }
      const rowKey = key[row] ?? 0;
      const child = this.#child[rowKey] ?? 0;
      const place = this.#place[rowKey] ?? 0;
      this.#sorted[place] = entry;
      this.#place[rowKey] = place + 1;
      this.nodeOf[entry] = child;
      this.#next[entry] = Math.max(0, parent[row] ?? 0);
      this.weight[child] = (this.weight[child] ?? 0) + (this.#entryWeight[entry] ?? 0);
    }
    this.#entries.set(this.#sorted.subarray(start, end), start);
  }
}
