import type { LineValues } from './line-values.ts';
import { NO_LINE, trustedRows } from './line-values.ts';
import type { NodeRow } from './node-tree.ts';

const NONE = -1;

/**
 * The lines in which V8 saw a node's samples, given out one sample after the other: which sample
 * was in which line V8 does not say, only how many were in each.
 */
export class LineQueue {
  readonly #positions: LineValues;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #left: Float64Array;

  constructor(spent: LineValues, positions: LineValues, rows: number) {
    this.#positions = positions;
    this.#first = new Int32Array(rows).fill(NONE);
    this.#next = new Int32Array(positions.length).fill(NONE);
    this.#left = new Float64Array(positions.length);
    const trusted = trustedRows(spent, positions, rows);
    for (let place = positions.length - 1; place >= 0; place--) {
      const row = positions.row(place);
      const ticks = positions.ticks.at(place);
      if (trusted[row] !== 1 || ticks <= 0) continue;
      this.#left[place] = ticks;
      this.#next[place] = this.#first[row] ?? NONE;
      this.#first[row] = place;
    }
  }

  /** The line of the node's next samples, and for how many of the `ticks` it is. */
  take(row: NodeRow, ticks: number): { line: number; ticks: number } {
    const place = this.#first[row] ?? NONE;
    if (place === NONE) return { line: NO_LINE, ticks };
    const left = this.#left[place] ?? 0;
    const taken = Math.min(left, ticks);
    this.#left[place] = left - taken;
    if (taken === left) this.#first[row] = this.#next[place] ?? NONE;
    return { line: this.#positions.line(place), ticks: taken };
  }
}
