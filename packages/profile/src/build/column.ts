import type { Memory } from './memory.ts';

/** Numbers by row; 0 where none was set. */
export class Column {
  readonly #memory: Memory;
  #values = new Float64Array(256);

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  at(row: number): number {
    return this.#values[row] ?? 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) this.#grow(row);
    this.#values[row] = value;
  }

  add(row: number, value: number): void {
    this.set(row, this.at(row) + value);
  }

  #grow(row: number): void {
    const grown = new Float64Array(Math.max(2 * this.#values.length, row + 1));
    this.#memory.take((grown.length - this.#values.length) * Float64Array.BYTES_PER_ELEMENT);
    grown.set(this.#values);
    this.#values = grown;
  }
}
