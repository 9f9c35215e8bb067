import type { Memory } from '../../build/memory.ts';
import type { Tables } from '../../build/tables.ts';
import type { FrameIndex, StackIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import { IdMap } from '../id-map.ts';
import { MAX_NODES, MAX_STACK_DEPTH } from '../limits.ts';

/** Row of a `NodeTree`. */
export type NodeRow = number;

const NO_PARENT = -1;
const NOT_DEFINED = -1;
/** The frame of the root, which stands for the whole profile. */
const NO_FRAME = -2;
/** A stack that has not been entered yet. */
const UNKNOWN = -2;
/** Of a row, in three columns. */
const BYTES_PER_NODE = 12;

/**
 * A tree of calls as V8 writes it: nodes by id, in any order, an id possibly named before it is
 * defined. Only what carries a value becomes a stack.
 */
export class NodeTree {
  readonly #memory: Memory;
  readonly #fail: (problem: string) => never;
  readonly #rows: IdMap;
  #parent = new Int32Array(256).fill(NO_PARENT);
  #frame = new Int32Array(256).fill(NOT_DEFINED);
  #stack = new Int32Array(256).fill(UNKNOWN);
  length = 0;

  constructor(memory: Memory, fail: (problem: string) => never) {
    this.#memory = memory;
    this.#fail = fail;
    this.#rows = new IdMap(memory);
  }

  /** The row of an id, a new one where it has not been named before. */
  row(id: number): NodeRow {
    const known = this.#rows.get(id);
    if (known !== undefined) return known;
    const row = this.add();
    this.#rows.set(id, row);
    return row;
  }

  /** A row without an id. */
  add(): NodeRow {
    if (this.length === MAX_NODES) this.#fail(`more than ${MAX_NODES} nodes`);
    if (this.length === this.#parent.length) {
      this.#memory.take(this.length * BYTES_PER_NODE);
      this.#parent = doubled(this.#parent, NO_PARENT);
      this.#frame = doubled(this.#frame, NOT_DEFINED);
      this.#stack = doubled(this.#stack, UNKNOWN);
    }
    return this.length++;
  }

  define(row: NodeRow, frame: FrameIndex | undefined): void {
    if (this.#frame[row] !== NOT_DEFINED) this.#fail('a node is defined twice');
    this.#frame[row] = frame ?? NO_FRAME;
  }

  setParent(row: NodeRow, parent: NodeRow): void {
    if (this.#parent[row] !== NO_PARENT) this.#fail('a node is the child of two');
    this.#parent[row] = parent;
  }

  parentOf(row: NodeRow): NodeRow | undefined {
    const parent = this.#parent[row] ?? NO_PARENT;
    return parent === NO_PARENT ? undefined : parent;
  }

  /** The stack that ends in a node. */
  stack(row: NodeRow, tables: Tables): StackIndex {
    const path: NodeRow[] = [];
    let at = row;
    while (at !== NO_PARENT && this.#stack[at] === UNKNOWN) {
      if (this.#frame[at] === NOT_DEFINED) this.#fail('a node is named that does not exist');
      if (path.push(at) > MAX_STACK_DEPTH) {
        this.#fail(`more than ${MAX_STACK_DEPTH} nodes within each other, or a circle`);
      }
      at = this.#parent[at] ?? NO_PARENT;
    }
    let stack = at === NO_PARENT ? NO_STACK : (this.#stack[at] ?? NO_STACK);
    for (let node = path.pop(); node !== undefined; node = path.pop()) {
      const frame = this.#frame[node] ?? NO_FRAME;
      if (frame !== NO_FRAME) stack = tables.stack(stack, frame);
      this.#stack[node] = stack;
    }
    return stack;
  }
}

function doubled(column: Int32Array<ArrayBuffer>, filler: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * column.length).fill(filler, column.length);
  out.set(column);
  return out;
}
