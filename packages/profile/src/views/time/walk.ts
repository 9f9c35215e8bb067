import type { Nodes } from '../lay-out.ts';
import type { NodeIndex } from '../tree.ts';

/** By node, how many calls are above it. */
export function depthsOf({ parent, length }: Nodes): Uint32Array {
  const depths = new Uint32Array(length);
  for (let node = 1; node < length; node++) {
    depths[node] = (depths[parent[node] ?? 0] ?? 0) + 1;
  }
  return depths;
}

/** Goes from call to call of a tree, never deeper than `maxDepth`. */
export class TimeWalk {
  readonly #parent: Int32Array;
  readonly #depths: Uint32Array;
  /** By node: itself, or its innermost caller that is not too deep. */
  readonly #within: Uint32Array;
  /** By depth the call that is open, of the first `#depth + 1`. */
  readonly #open: NodeIndex[] = [0];
  #depth = 0;
  /** Calls to be opened, the innermost first; emptied and used again. */
  readonly #path: NodeIndex[] = [];

  constructor({ parent }: Nodes, depths: Uint32Array, maxDepth: number) {
    this.#parent = parent;
    this.#depths = depths;
    this.#within = new Uint32Array(depths.length);
    for (let node = 1; node < depths.length; node++) {
      const isTooDeep = (depths[node] ?? 0) > maxDepth;
      this.#within[node] = isTooDeep ? (this.#within[parent[node] ?? 0] ?? 0) : node;
    }
  }

  /**
   * Ends the open calls that do not lead to the node and begins those that are missing.
   *
   * @param begin told of each, the outermost first
   * @returns the depth that is reached
   */
  goTo(node: NodeIndex, begin: (node: NodeIndex, depth: number) => void): number {
    const path = this.#path;
    let at = this.#within[node] ?? 0;
    let depth = this.#depths[at] ?? 0;
    while (depth > this.#depth || this.#open[depth] !== at) {
      path.push(at);
      at = this.#parent[at] ?? 0;
      depth--;
    }
    for (let next = path.pop(); next !== undefined; next = path.pop()) {
      depth++;
      this.#open[depth] = next;
      begin(next, depth);
    }
    this.#depth = depth;
    return depth;
  }
}
