import { type Field, FIELDS, type Row } from './fields.ts';
import type { Segment } from './sample-buffer.ts';

/**
 * Samples of long ago, thinned as they grow: when all rows are taken, each two become one, and from
 * then on one row stands for twice as many samples. A row holds the highest value of its span, per
 * field, because peaks are what a reader of memory looks for; its `t` is the end of the span.
 */
export class ArchiveBuffer implements Segment {
  readonly #columns: Float64Array[];
  readonly #capacity: number;
  #length = 0;
  /** Samples per row. */
  #span = 1;
  /** Samples already in the last row; a new row begins when it reaches the span. */
  #filled = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#columns = FIELDS.map(() => new Float64Array(capacity));
  }

  get length(): number {
    return this.#length;
  }

  column(field: Field): Float64Array {
    const column = this.#columns[FIELDS.indexOf(field)];
    return (column ?? new Float64Array()).subarray(0, this.#length);
  }

  push(row: Row): void {
    if (this.#filled > 0 && this.#filled < this.#span) {
      this.#mergeInto(this.#length - 1, row);
      this.#filled += 1;
      return;
    }
    if (this.#length === this.#capacity) this.#halve();
    for (const [index, column] of this.#columns.entries()) {
      column[this.#length] = row[index] ?? Number.NaN;
    }
    this.#length += 1;
    this.#filled = 1;
  }

  clear(): void {
    this.#length = 0;
    this.#span = 1;
    this.#filled = 0;
  }

  #mergeInto(target: number, row: Row): void {
    for (const [index, column] of this.#columns.entries()) {
      column[target] = highest(column[target], row[index]);
    }
  }

  #halve(): void {
    const half = Math.ceil(this.#length / 2);
    for (const column of this.#columns) {
      for (let row = 0; row < half; row += 1) {
        column[row] = highest(
          column[row * 2],
          row * 2 + 1 < this.#length ? column[row * 2 + 1] : NaN,
        );
      }
    }
    this.#length = half;
    this.#span *= 2;
  }
}

/** The higher of two values of which either may be missing. */
function highest(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) || a > b ? a : b;
}
