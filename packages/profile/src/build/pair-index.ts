import type { Memory } from './memory.ts';
import { UNBOUNDED } from './memory.ts';

const FIRST_CAPACITY = 64;
/** Of a pair: two numbers, two slots, and the two numbers again in the profile that is made of it. */
const BYTES_PER_PAIR = 24;

/**
 * Numbers pairs of unsigned 32-bit integers in the order in which they first occur: an
 * open-addressing hash over typed arrays, because a Map of composed keys costs an object or a
 * string per stack and that is where decoding a large profile would spend its time.
 */
export class PairIndex {
  /** Pair `i` is (`first[i]`, `second[i]`), for `i < length`. */
  first = new Uint32Array(FIRST_CAPACITY);
  second = new Uint32Array(FIRST_CAPACITY);
  length = 0;
  /** Pair + 1, 0 where free. At most half full, so that probes stay short. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);
  readonly #memory: Memory;

  constructor(memory: Memory = UNBOUNDED) {
    this.#memory = memory;
  }

  /** The number of the pair; the next free one if it is new. */
  add(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const pair = (this.#slots[slot] ?? 0) - 1;
      if (pair < 0) break;
      if (this.first[pair] === first && this.second[pair] === second) return pair;
      slot = (slot + 1) & mask;
    }
    if (this.length === this.first.length) {
      this.#grow();
      return this.add(first, second);
    }
    const pair = this.length++;
    this.first[pair] = first;
    this.second[pair] = second;
    this.#slots[slot] = pair + 1;
    return pair;
  }

  #grow(): void {
    const capacity = this.first.length * 2;
    this.#memory.take((capacity - this.first.length) * BYTES_PER_PAIR);
    this.first = resized(this.first, capacity);
    this.second = resized(this.second, capacity);
    const slots = new Int32Array(2 * capacity);
    const mask = slots.length - 1;
    for (let pair = 0; pair < this.length; pair++) {
      let slot = hash(this.first[pair] ?? 0, this.second[pair] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = pair + 1;
    }
    this.#slots = slots;
  }
}

/** Two odd multipliers and the finalising shifts of MurmurHash3. */
function hash(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function resized(column: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(capacity);
  out.set(column);
  return out;
}
