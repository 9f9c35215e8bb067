import { Column } from '../build/column.ts';
import type { Memory } from '../build/memory.ts';
import type { Tables } from '../build/tables.ts';
import type { LabelIndex } from '../model/indexes.ts';

/** Each becomes a sample of its own. With more, order says nothing on a screen, and costs too much. */
const MAX_RUNS = 1 << 17;

/** What a reader of the profile is told then. */
export const UNORDERED = 'There is too much to be kept in order of time: equal stacks are merged.';

/** Whether a reader keeps when each sample was taken, or only how much there was of each. */
export type Order = 'merged' | 'time';

/**
 * What was sampled, in the order in which it was: one run for what was the same from one sample to
 * the next. Values are of one number, ticks, and of another, which has the format's own unit.
 */
export class Timeline {
  readonly #places: Column;
  readonly #starts: Column;
  readonly #values: Column;
  readonly #ticks: Column;
  #length = 0;
  #isFull = false;

  constructor(memory: Memory) {
    this.#places = new Column(memory);
    this.#starts = new Column(memory);
    this.#values = new Column(memory);
    this.#ticks = new Column(memory);
  }

  get length(): number {
    return this.#length;
  }

  /** More was sampled than is kept; the runs are only the first. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** A sample in `place`, whatever this stands for, which begins at `start`. */
  sample(place: number, start: number): void {
    const last = this.#length - 1;
    if (last >= 0 && this.#places.at(last) === place) {
      this.#ticks.add(last, 1);
      return;
    }
    if (this.#length === MAX_RUNS) {
      this.#isFull = true;
      return;
    }
    this.#places.set(this.#length, place);
    this.#starts.set(this.#length, start);
    this.#ticks.set(this.#length, 1);
    this.#length++;
  }

  /** Charges the last sample. */
  charge(value: number): void {
    if (this.#length > 0) this.#values.add(this.#length - 1, value);
  }

  place(run: number): number {
    return this.#places.at(run);
  }

  start(run: number): number {
    return this.#starts.at(run);
  }

  value(run: number): number {
    return this.#values.at(run);
  }

  ticks(run: number): number {
    return this.#ticks.at(run);
  }
}

/** The label that says when a sample was taken. */
export function timeLabel(tables: Tables, nanos: number): LabelIndex {
  return tables.numberLabel(tables.string('time'), Math.round(nanos), tables.string('nanoseconds'));
}

/** The label that says what came before a sample, where that is no time. */
export function ordinalLabel(tables: Tables, before: number): LabelIndex {
  return tables.numberLabel(tables.string('ordinal'), Math.round(before), 0);
}
