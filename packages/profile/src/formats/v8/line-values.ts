import { Column } from '../../build/column.ts';
import type { Memory } from '../../build/memory.ts';
import { PairIndex } from '../../build/pair-index.ts';
import type { NodeRow } from './node-tree.ts';

/** The line of what was sampled somewhere in a node. */
export const NO_LINE = 0;

/** What was sampled at each line, 1-based or `NO_LINE`, of each node. */
export class LineValues {
  readonly #places: PairIndex;
  readonly ticks: Column;
  readonly nanos: Column;

  constructor(memory: Memory) {
    this.#places = new PairIndex(memory);
    this.ticks = new Column(memory);
    this.nanos = new Column(memory);
  }

  get length(): number {
    return this.#places.length;
  }

  place(row: NodeRow, line: number): number {
    return this.#places.add(row, line);
  }

  row(place: number): NodeRow {
    return this.#places.first[place] ?? 0;
  }

  line(place: number): number {
    return this.#places.second[place] ?? 0;
  }
}

/**
 * Shares what was sampled somewhere in a node out among the lines in which V8 saw the node's
 * samples. What they do not account for stays without a line; sums stay what they were.
 *
 * @param positions ticks alone
 */
export function byLine(
  spent: LineValues,
  positions: LineValues,
  rows: number,
  memory: Memory,
): LineValues {
  const out = new LineValues(memory);
  const ticks = new Float64Array(rows);
  const nanos = new Float64Array(rows);
  const give = (row: NodeRow, line: number, count: number, time: number): void => {
    const place = out.place(row, line);
    out.ticks.add(place, count);
    out.nanos.add(place, time);
  };
  for (let place = 0; place < spent.length; place++) {
    const row = spent.row(place);
    const line = spent.line(place);
    if (line !== NO_LINE) give(row, line, spent.ticks.at(place), spent.nanos.at(place));
    else {
      ticks[row] = spent.ticks.at(place);
      nanos[row] = spent.nanos.at(place);
    }
  }
  const trusted = trustedRows(spent, positions, rows);
  for (let place = 0; place < positions.length; place++) {
    const row = positions.row(place);
    const count = positions.ticks.at(place);
    const left = ticks[row] ?? 0;
    if (trusted[row] !== 1 || count <= 0) continue;
    const time = Math.round(((nanos[row] ?? 0) * count) / left);
    give(row, positions.line(place), count, time);
    ticks[row] = left - count;
    nanos[row] = (nanos[row] ?? 0) - time;
  }
  for (let row = 0; row < rows; row++) give(row, NO_LINE, ticks[row] ?? 0, nanos[row] ?? 0);
  return out;
}

/** For each row 1 where its lines claim no more samples than there were without a line, else 0. */
export function trustedRows(spent: LineValues, positions: LineValues, rows: number): Uint8Array {
  const left = new Float64Array(rows);
  for (let place = 0; place < spent.length; place++) {
    if (spent.line(place) === NO_LINE) left[spent.row(place)] = spent.ticks.at(place);
  }
  for (let place = 0; place < positions.length; place++) {
    const row = positions.row(place);
    left[row] = (left[row] ?? 0) - positions.ticks.at(place);
  }
  return Uint8Array.from(left, (count) => (count >= 0 ? 1 : 0));
}
