import { sumUp } from '../lay-out.ts';
import { subtreeEnds } from '../pre-order.ts';
import type { KeyIndex, NodeIndex, TreeShape } from '../tree.ts';

/** The rows of a time tree while it grows. */
export class Rows {
  readonly #key: KeyIndex[] = [];
  readonly #parent: NodeIndex[] = [];
  readonly #depth: number[] = [];
  readonly #start: number[] = [];
  readonly #self: number[] = [];

  /** @param parent -1 of the root */
  add(key: KeyIndex, parent: NodeIndex, depth: number, start: number): NodeIndex {
    this.#key.push(key);
    this.#parent.push(parent);
    this.#depth.push(depth);
    this.#start.push(start);
    return this.#self.push(0) - 1;
  }

  addSelf(row: NodeIndex, value: number): void {
    this.#self[row] = (this.#self[row] ?? 0) + value;
  }

  columns(): Omit<TreeShape, 'keys'> & Record<'self' | 'total' | 'marked' | 'start', Float64Array> {
    const { length } = this.#key;
    const parent = Int32Array.from(this.#parent);
    const self = Float64Array.from(this.#self);
    return {
      length,
      key: Uint32Array.from(this.#key),
      parent,
      depth: Uint32Array.from(this.#depth),
      subtreeEnd: subtreeEnds(parent),
      self,
      total: sumUp(parent, self),
      marked: new Float64Array(length),
      start: Float64Array.from(this.#start),
    };
  }
}
