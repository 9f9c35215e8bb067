import { PairIndex } from '../build/pair-index.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { SampleTable } from '../model/profile.ts';

/** Instead of a stack: the sample is left out. */
export const DROPPED = -2;

/**
 * Samples with other stacks and labels; those that are no longer told apart become one.
 *
 * @param stack by SampleIndex; `DROPPED` leaves the sample out
 * @param labels by SampleIndex
 */
export function mergeSamples(
  samples: SampleTable,
  stack: Int32Array,
  labels: Int32Array,
): SampleTable {
  const rows = new PairIndex();
  const rowOf = new Int32Array(samples.length).fill(DROPPED);
  for (let sample = 0; sample < samples.length; sample++) {
    const at = stack[sample] ?? NO_STACK;
    if (at !== DROPPED) rowOf[sample] = rows.add(at + 1, (labels[sample] ?? NO_LABELS) + 1);
  }
  const { length } = rows;
  const values = samples.values.map((column) => {
    const sums = new Float64Array(length);
    for (let sample = 0; sample < samples.length; sample++) {
      const row = rowOf[sample] ?? DROPPED;
      if (row !== DROPPED) sums[row] = (sums[row] ?? 0) + (column[sample] ?? 0);
    }
    return sums;
  });
  return {
    length,
    stack: oneLess(rows.first, length),
    labels: oneLess(rows.second, length),
    values,
  };
}

/** Indexes were stored one up, so that -1 fits an unsigned column. */
export function oneLess(column: Uint32Array, length: number): Int32Array {
  const out = new Int32Array(length);
  for (let row = 0; row < length; row++) out[row] = (column[row] ?? 0) - 1;
  return out;
}
