/** Statistics of small samples, without an assumption on how they are distributed. */

/** The smallest value that a share `q` (0 to 1) of the values does not exceed. `values` not empty. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('no values');
  return (low + high) / 2;
}

/**
 * Bounds that hold the true median with at least 95 % confidence: the order statistics between which
 * it lies, since each value is above it with probability one half (Conover, Practical Nonparametric
 * Statistics, 3.2). The whole range where there are too few values for that.
 */
export function medianInterval(values: readonly number[]): [low: number, high: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  let below = 0;
  let term = 0.5 ** n;
  let rank = 0;
  while (below + term <= 0.025) {
    below += term;
    term *= (n - rank) / (rank + 1);
    rank += 1;
  }
  const edge = Math.max(0, rank - 1);
  const [low, high] = [sorted[edge], sorted[n - 1 - edge]];
  if (low === undefined || high === undefined) throw new RangeError('no values');
  return [low, high];
}
