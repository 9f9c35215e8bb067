/** The middle of sorted values, or the mean of the two in the middle; `NaN` of none. */
export function medianOfSorted(sorted: readonly number[]): number {
  const low = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const high = sorted[sorted.length >> 1] ?? Number.NaN;
  return (low + high) / 2;
}

export function median(values: readonly number[]): number {
  return medianOfSorted(values.toSorted((a, b) => a - b));
}

/** What the median absolute deviation of normally distributed values is multiplied by to give σ. */
const MAD_TO_SIGMA = 1.4826;

/** The standard deviation as the median absolute deviation tells it: outliers do not move it. */
export function robustDeviation(values: readonly number[]): number {
  const middle = median(values);
  return MAD_TO_SIGMA * median(values.map((value) => Math.abs(value - middle)));
}
