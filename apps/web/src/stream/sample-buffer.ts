import { type Field, FIELDS, type Row } from './fields.ts';

/** Columns of samples: `t` rises, and all are as long as `length`. Valid until the next append. */
export interface Segment {
  readonly length: number;
  column(field: Field): Float64Array;
}

/**
 * The newest samples, one contiguous typed array per field so that drawing needs no wrap-around.
 *
 *     [ old … | newest `capacity` rows | free … ]     twice the capacity is allocated;
 *     when full, the newest half moves to the front   so an append costs one copy on average
 */
export class SampleBuffer implements Segment {
  readonly #columns: Float64Array[];
  readonly #capacity: number;
  readonly #evict: (row: Row) => void;
  #length = 0;

  /** @param evict gets every row that leaves, oldest first; it must not keep the array */
  constructor(capacity: number, evict: (row: Row) => void) {
    this.#capacity = capacity;
    this.#evict = evict;
    this.#columns = FIELDS.map(() => new Float64Array(capacity * 2));
  }

  get length(): number {
    return this.#length;
  }

  column(field: Field): Float64Array {
    const column = this.#columns[FIELDS.indexOf(field)];
    return (column ?? new Float64Array()).subarray(0, this.#length);
  }

  push(row: Row): void {
    if (this.#length === this.#capacity * 2) this.#makeRoom();
    for (const [index, column] of this.#columns.entries()) {
      column[this.#length] = row[index] ?? Number.NaN;
    }
    this.#length += 1;
  }

  clear(): void {
    this.#length = 0;
  }

  #makeRoom(): void {
    const row: Row = new Float64Array(FIELDS.length);
    for (let index = 0; index < this.#capacity; index += 1) {
      for (const [field, column] of this.#columns.entries()) row[field] = column[index] ?? NaN;
      this.#evict(row);
    }
    for (const column of this.#columns) column.copyWithin(0, this.#capacity);
    this.#length = this.#capacity;
  }
}
