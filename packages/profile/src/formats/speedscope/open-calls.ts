import type { Tables } from '../../build/tables.ts';
import type { JsonReader } from '../../json/reader.ts';
import type { FrameIndex, StackIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import { MAX_STACK_DEPTH } from '../limits.ts';

/** The calls that are open at a moment, from the outermost inwards, by the file's frame numbers. */
export class OpenCalls {
  readonly #tables: Tables;
  readonly #frameOf: (index: number) => FrameIndex | undefined;
  readonly #indexes: number[] = [];
  readonly #stacks: StackIndex[] = [];

  constructor(tables: Tables, frameOf: (index: number) => FrameIndex | undefined) {
    this.#tables = tables;
    this.#frameOf = frameOf;
  }

  get depth(): number {
    return this.#indexes.length;
  }

  /** The stack of all that is open. */
  get stack(): StackIndex {
    return this.#stacks[this.#stacks.length - 1] ?? NO_STACK;
  }

  /** The frame number of the call at this depth, the outermost at 0. */
  at(depth: number): number | undefined {
    return this.#indexes[depth];
  }

  open(index: number, reader: JsonReader): void {
    const frame = this.#frameOf(index);
    if (frame === undefined) reader.fail(`frame ${index} does not exist`);
    if (this.depth === MAX_STACK_DEPTH) reader.fail(`more than ${MAX_STACK_DEPTH} frames`);
    this.#stacks.push(this.#tables.stack(this.stack, frame));
    this.#indexes.push(index);
  }

  /** Closes all but the outermost `depth`. */
  closeTo(depth: number): void {
    this.#indexes.length = depth;
    this.#stacks.length = depth;
  }
}
