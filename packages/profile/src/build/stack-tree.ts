import type { Memory } from './memory.ts';
import { UNBOUNDED } from './memory.ts';
import { PairIndex } from './pair-index.ts';

const FIRST_CAPACITY = 64;
/** Looked through one by one up to here; a caller of more has its callees in a hash. */
const MAX_LISTED = 8;
/** Of a stack: its pair, its links, and the pair again in the profile that is made of it. */
const BYTES_PER_STACK = 25;

/**
 * Numbers stacks in the order in which they first occur, as `PairIndex` does with pairs of caller and
 * frame. Most stacks are new and so is their caller, which then has no callees to compare with: a
 * list per caller finds that out from memory that is at hand, where a hash would look somewhere else
 * for each of a million.
 */
export class StackTree {
  /** Stack `i` is `second[i]` called by stack `first[i] - 1`, for `i < length`; 0 is no caller. */
  first = new Uint32Array(FIRST_CAPACITY);
  second = new Uint32Array(FIRST_CAPACITY);
  length = 0;
  /** By caller as in `first`: its youngest callee + 1, and how many there are up to `MAX_LISTED + 1`. */
  #youngest = new Uint32Array(FIRST_CAPACITY + 1);
  #count = new Uint8Array(FIRST_CAPACITY + 1);
  /** By stack: the callee of the same caller that came before it + 1. */
  #older = new Uint32Array(FIRST_CAPACITY);
  /** Callees of callers that have many, and the stack that each pair is. */
  readonly #hashed: PairIndex;
  readonly #hashedStack: number[] = [];
  readonly #memory: Memory;

  constructor(memory: Memory = UNBOUNDED) {
    this.#memory = memory;
    this.#hashed = new PairIndex(memory);
  }

  /** The number of the stack; the next free one if it is new. */
  add(first: number, second: number): number {
    const count = this.#count[first] ?? 0;
    if (count > MAX_LISTED) return this.#addHashed(first, second);
    for (let at = this.#youngest[first] ?? 0; at > 0; at = this.#older[at - 1] ?? 0) {
      if (this.second[at - 1] === second) return at - 1;
    }
    const stack = this.#append(first, second);
    this.#older[stack] = this.#youngest[first] ?? 0;
    this.#youngest[first] = stack + 1;
    this.#count[first] = count + 1;
    if (count === MAX_LISTED) this.#hash(first);
    return stack;
  }

  #addHashed(first: number, second: number): number {
    const pair = this.#hashed.add(first, second);
    const known = this.#hashedStack[pair];
    if (known !== undefined) return known;
    const stack = this.#append(first, second);
    this.#hashedStack[pair] = stack;
    return stack;
  }

  #hash(first: number): void {
    for (let at = this.#youngest[first] ?? 0; at > 0; at = this.#older[at - 1] ?? 0) {
      this.#hashedStack[this.#hashed.add(first, this.second[at - 1] ?? 0)] = at - 1;
    }
  }

  #append(first: number, second: number): number {
    if (this.length === this.first.length) this.#grow();
    const stack = this.length++;
    this.first[stack] = first;
    this.second[stack] = second;
    return stack;
  }

  #grow(): void {
    const capacity = this.first.length * 2;
    this.#memory.take((capacity - this.first.length) * BYTES_PER_STACK);
    this.first = resized(this.first, capacity);
    this.second = resized(this.second, capacity);
    this.#older = resized(this.#older, capacity);
    this.#youngest = resized(this.#youngest, capacity + 1);
    const count = new Uint8Array(capacity + 1);
    count.set(this.#count);
    this.#count = count;
  }
}

function resized(column: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(capacity);
  out.set(column);
  return out;
}
