import { risingByChance } from './statistics/kendall.ts';
import { robustDeviation } from './statistics/median.ts';
import { type Line, type Point, theilSen } from './statistics/theil-sen.ts';

/** How one metric went over the judged readings. */
export interface Trend {
  readonly line: Line;
  /** What the line rises from the first reading to the last. */
  readonly growth: number;
  /** Deviation of the readings from the line. */
  readonly noise: number;
  /** The probability of so clear a rise without a trend. */
  readonly chance: number;
  /** The least part of the expected growth that any stretch of the run showed, noise granted. */
  readonly weakest: number;
}

/** So many deviations a difference of two readings may be off. */
const GRANTED = 3 * Math.SQRT2;

/** `null` where there are too few points for a line. */
export function trendOf(points: readonly Point[]): Trend | null {
  const line = theilSen(points);
  const [first, last] = [points[0], points.at(-1)];
  if (!line || !first || !last) return null;
  const noise = robustDeviation(points.map(({ x, y }) => y - line.slope * x));
  return {
    line,
    growth: line.slope * (last.x - first.x),
    noise,
    chance: risingByChance(points.map(({ y }) => y)),
    weakest: weakestStretch(points, line.slope, noise),
  };
}

/** Of all stretches from one point to a later one: the least growth, as a part of the expected. */
function weakestStretch(points: readonly Point[], slope: number, noise: number): number {
  let weakest = Number.POSITIVE_INFINITY;
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      const expected = slope * (later.x - earlier.x);
      if (expected <= 0) continue;
      weakest = Math.min(weakest, (later.y - earlier.y + GRANTED * noise) / expected);
    }
  }
  return weakest;
}
