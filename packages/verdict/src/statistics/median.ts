/** The middle of sorted values, or the mean of the two in the middle; `NaN` of none. */
export function medianOfSorted(sorted: readonly number[]): number {
  const low = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const high = sorted[sorted.length >> 1] ?? Number.NaN;
  return (low + high) / 2;
}

export function median(values: readonly number[]): number {
  return medianOfSorted(values.toSorted((a, b) => a - b));
}

/** How far values lie apart when the highest and the lowest are left out: one outlier on each side does not count. */
export function innerSpread(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(0, (sorted.at(-2) ?? 0) - (sorted[1] ?? 0));
}
