import type { Memory } from '../build/memory.ts';

/** Identifiers up to here are looked up in an array: encoders count from 1. 4 bytes each. */
const MAX_DENSE_ID = 1 << 22;
/** Of an entry of a Map, with a number or bigint of its own, and of the smaller Map while it grows. */
const BYTES_PER_SPARSE_ID = 160;

/** The rows that a file's own identifiers, whole numbers from 0, stand for. */
export class IdMap {
  readonly #memory: Memory;
  /** Row + 1; 0 where there is none. */
  #dense = new Int32Array(1024);
  readonly #sparse = new Map<number | bigint, number>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  get(id: number | bigint): number | undefined {
    if (typeof id === 'bigint' || id >= MAX_DENSE_ID) return this.#sparse.get(id);
    const row = (this.#dense[id] ?? 0) - 1;
    return row < 0 ? undefined : row;
  }

  set(id: number | bigint, row: number): void {
    if (typeof id === 'bigint' || id >= MAX_DENSE_ID) {
      this.#memory.take(BYTES_PER_SPARSE_ID);
      this.#sparse.set(id, row);
      return;
    }
    if (id >= this.#dense.length) {
      const grown = new Int32Array(Math.max(2 * this.#dense.length, id + 1));
      this.#memory.take((grown.length - this.#dense.length) * Int32Array.BYTES_PER_ELEMENT);
      grown.set(this.#dense);
      this.#dense = grown;
    }
    this.#dense[id] = row + 1;
  }
}
