import type { Point } from './theil-sen.ts';

/** Residuals smaller than this share of the values are what rounding leaves of a straight line. */
const ROUNDING = 1e-9;

/**
 * The standard error of the least-squares slope: √(RSS / (n − 2) / Σ(x − x̄)²) (Draper & Smith,
 * Applied Regression Analysis, 1.4). 0 of points on a line, `Infinity` of fewer than three.
 */
export function slopeError(points: readonly Point[]): number {
  const n = points.length;
  if (n < 3) return Number.POSITIVE_INFINITY;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  if (xx === 0) return Number.POSITIVE_INFINITY;
  const slope = xy / xx;
  const rss = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return rss <= ROUNDING ** 2 * yy ? 0 : Math.sqrt(rss / (n - 2) / xx);
}
