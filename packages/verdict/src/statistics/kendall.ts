/** Up to here, which is as many readings as are taken, the distribution is counted out. */
const EXACT = 25;

/**
 * How many of the n! orders of n values have each number of inversions 0…n(n−1)/2, as shares of all
 * (the Mahonian numbers by the recursion of Kendall, "A new measure of rank correlation", Biometrika
 * 30, 1938).
 */
function inversionShares(n: number): number[] {
  let shares = [1];
  for (let size = 2; size <= n; size += 1) {
    const next = Array.from({ length: shares.length + size - 1 }, () => 0);
    for (const [inversions, share] of shares.entries()) {
      for (let added = 0; added < size; added += 1) {
        next[inversions + added] = (next[inversions + added] ?? 0) + share / size;
      }
    }
    shares = next;
  }
  return shares;
}

const exact = new Map<number, readonly number[]>();

function sharesOf(n: number): readonly number[] {
  const known = exact.get(n) ?? inversionShares(n);
  exact.set(n, known);
  return known;
}

/** Kendall's S of values in the order of time: pairs that rise less pairs that fall. */
export function kendallS(values: readonly number[]): number {
  let s = 0;
  for (const [index, later] of values.entries()) {
    for (const earlier of values.slice(0, index)) s += Math.sign(later - earlier);
  }
  return s;
}

/** Variance of S where there is no trend, corrected for ties (Kendall, Rank Correlation Methods, 4). */
export function varianceOfS(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const spread = (t: number) => t * (t - 1) * (2 * t + 5);
  let variance = spread(values.length);
  for (const count of counts.values()) variance -= spread(count);
  return variance / 18;
}

/**
 * The probability that values without a trend rise at least so clearly: P(S ≥ s). Exact for few
 * values without ties, else the normal approximation with its correction for continuity (Mann,
 * "Nonparametric tests against trend", Econometrica 13, 1945).
 */
export function risingByChance(values: readonly number[]): number {
  const n = values.length;
  const s = kendallS(values);
  const pairs = (n * (n - 1)) / 2;
  if (n <= EXACT && new Set(values).size === n) {
    const inversions = (pairs - s) / 2;
    return sharesOf(n)
      .slice(0, inversions + 1)
      .reduce((sum, share) => sum + share, 0);
  }
  const variance = varianceOfS(values);
  if (variance === 0) return 1;
  return normalTail((s - 1) / Math.sqrt(variance));
}

/**
 * The largest s with P(|S| ≥ s) ≤ 5 % where no two of the n values are equal; `null` where even the
 * largest S is likelier than that (n < 5).
 */
export function criticalS(n: number): number | null {
  const pairs = (n * (n - 1)) / 2;
  if (n > EXACT) return Math.ceil(1.959964 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)) + 1;
  let tail = 0;
  let inversions = -1;
  for (const share of sharesOf(n)) {
    if (tail + share > 0.025) break;
    tail += share;
    inversions += 1;
  }
  return inversions < 0 ? null : pairs - 2 * inversions;
}

/** P(Z ≥ z) of the normal distribution (Abramowitz & Stegun 26.2.17, error below 7.5e−8). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
