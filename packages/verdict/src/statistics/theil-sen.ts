import { criticalS } from './kendall.ts';
import { median, medianOfSorted } from './median.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly slope: number;
  /** 95 % interval of the slope. */
  readonly low: number;
  readonly high: number;
  readonly intercept: number;
}

/** The slopes between all pairs of points that are apart, ascending. */
function pairSlopes(points: readonly Point[]): number[] {
  const slopes: number[] = [];
  for (const [index, later] of points.entries()) {
    for (let before = 0; before < index; before += 1) {
      const earlier = points[before];
      if (!earlier || earlier.x === later.x) continue;
      // Plus zero: -0 would sort as 0 does, so that the order of the points would decide.
      slopes.push((later.y - earlier.y) / (later.x - earlier.x) + 0);
    }
  }
  return slopes.sort((a, b) => a - b);
}

/** The median of the slopes between all pairs of points; `NaN` where no two are apart. */
export function medianSlope(points: readonly Point[]): number {
  return medianOfSorted(pairSlopes(points));
}

/**
 * The robust line through points: its slope is the median of the slopes between all pairs (Theil,
 * "A rank-invariant method of linear and polynomial regression analysis", Proc. Kon. Ned. Akad. v.
 * Wetensch. A 53, 1950), its interval the order statistics of these slopes that Kendall's S leaves
 * possible (Sen, "Estimates of the regression coefficient based on Kendall's tau", J. Am. Stat.
 * Assoc. 63, 1968). Up to 29 % of the points may be outliers. Of fewer than five points the interval
 * is the whole range of slopes, which is less than 95 % sure. `null` where no two points are apart.
 */
export function theilSen(points: readonly Point[]): Line | null {
  const slopes = pairSlopes(points);
  if (slopes.length === 0) return null;
  const slope = medianOfSorted(slopes);
  const critical = criticalS(points.length);
  // S of the residuals about a slope b is the number of pairs steeper than b less that of flatter
  // ones: b stays possible while that is less than the critical S.
  const outside = critical === null ? 0 : Math.max(0, Math.floor((slopes.length - critical) / 2));
  const edge = Math.min(outside, (slopes.length - 1) >> 1);
  return {
    slope,
    low: slopes[edge] ?? slope,
    high: slopes[slopes.length - 1 - edge] ?? slope,
    intercept: median(points.map(({ x, y }) => y - slope * x)),
  };
}
