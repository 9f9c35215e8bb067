import type { NodeIndex } from '@leakscope/profile';

/** Matches one can step through. */
const MAX_LARGEST = 500;

/** The largest of many rows, of which no more than twice as many as that are ever held. */
export class Largest {
  readonly #total: Float64Array;
  #rows: NodeIndex[] = [];
  /** No smaller row is among the largest any more. */
  #least = -Infinity;

  constructor(total: Float64Array) {
    this.#total = total;
  }

  add(row: NodeIndex): void {
    if ((this.#total[row] ?? 0) <= this.#least) return;
    if (this.#rows.push(row) < 2 * MAX_LARGEST) return;
    this.#rows = this.rows();
    this.#least = this.#total[this.#rows.at(-1) ?? 0] ?? 0;
  }

  /** The largest first; of equals the one that was added first. */
  rows(): NodeIndex[] {
    const total = this.#total;
    return this.#rows
      .toSorted((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b)
      .slice(0, MAX_LARGEST);
  }
}
