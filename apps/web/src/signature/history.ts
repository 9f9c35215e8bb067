/**
 * A metric over the life of a run. All columns are equally long, `t` (epoch milliseconds) rises,
 * `NaN` stands where there is no value.
 */
export interface MetricHistory {
  readonly t: Float64Array;
  /** Operations of the scenario so far; never falls. */
  readonly operations: Float64Array;
  readonly value: Float64Array;
}

/** The last row at or before `index` that has a value, or -1. */
export function valueBefore(values: Float64Array, index: number): number {
  let row = Math.min(index, values.length - 1);
  while (row >= 0 && Number.isNaN(values[row] ?? Number.NaN)) row -= 1;
  return row;
}

/**
 * The last row before operations moved for the first time at or after `from`: what was there before
 * the scenario did anything. -1 where they have not moved.
 */
export function rowBeforeOperations(operations: Float64Array, from = 0): number {
  let previous = -1;
  for (let row = from; row < operations.length; row += 1) {
    const count = operations[row] ?? Number.NaN;
    if (Number.isNaN(count)) continue;
    if (previous !== -1 && count > (operations[previous] ?? count)) return previous;
    // A run whose history begins after its first operations has nothing earlier to compare with.
    previous = row;
  }
  return -1;
}

/** An operation that takes longer than this, in milliseconds, would be counted late. */
const UNDER_WAY_MS = 2000;

/**
 * The lowest value shortly before a row: operations are counted when they end, so what the first one
 * has already taken must not pass for what was there before it. `NaN` where there is none.
 */
export function baseBefore({ t, value }: MetricHistory, row: number): number {
  const earliest = (t[row] ?? 0) - UNDER_WAY_MS;
  let lowest = Number.NaN;
  for (let index = row; index >= 0 && (t[index] ?? 0) >= earliest; index -= 1) {
    const current = value[index] ?? Number.NaN;
    if (!(current >= lowest)) lowest = Number.isNaN(current) ? lowest : current;
  }
  return lowest;
}

/**
 * The rows of full collections, in their order: where the live heap, which is read just after each,
 * is another than before.
 */
export function fullCollections(liveHeap: Float64Array): number[] {
  const rows: number[] = [];
  let previous = Number.NaN;
  for (const [row, value] of liveHeap.entries()) {
    if (Number.isNaN(value) || value === previous) continue;
    rows.push(row);
    previous = value;
  }
  return rows;
}
