import { criticalS } from './kendall.ts';
import { medianOfSorted } from './median.ts';

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

/**
 * The robust line through points: its slope is the median of the slopes between all pairs, its
 * interval the order statistics of these slopes that Kendall's S leaves possible (Sen, "Estimates of
 * the regression coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63, 1968); up to 29 % of the
 * points may be outliers. Of fewer than five points the interval is the whole range of slopes, which
 * is less than 95 % sure. `null` where there are no two points apart.
 */
export function theilSen(points: readonly Point[]): Line | null {
  const slopes: number[] = [];
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      const run = later.x - earlier.x;
      if (run !== 0) slopes.push((later.y - earlier.y) / run);
    }
  }
  if (slopes.length === 0) return null;
  slopes.sort((a, b) => a - b);
  const slope = medianOfSorted(slopes);
  const critical = criticalS(points.length);
  // S of the residuals about a slope b is the number of slopes above b less that below it: b stays
  // possible while that is less than the critical S.
  const outside = critical === null ? 0 : Math.max(0, (slopes.length - critical + 2) / 2);
  const edge = Math.min(Math.floor(outside), (slopes.length - 1) >> 1);
  const sortedIntercepts = points.map(({ x, y }) => y - slope * x).sort((a, b) => a - b);
  return {
    slope,
    low: slopes[edge] ?? slope,
    high: slopes[slopes.length - 1 - edge] ?? slope,
    intercept: medianOfSorted(sortedIntercepts),
  };
}
