import { risingByChance } from './statistics/kendall.ts';
import { innerSpread, median } from './statistics/median.ts';
import { type Line, type Point, medianSlope, theilSen } from './statistics/theil-sen.ts';
import { warmUpOf } from './warm-up.ts';

/** How one metric went: the line through its readings after the warm-up, and how well it fits. */
export interface Trend {
  /** Leading points left out. */
  readonly warmUp: number;
  /** Points judged. */
  readonly judged: number;
  /** The first judged value. */
  readonly start: number;
  readonly line: Line;
  /** What the line rises over the judged points. */
  readonly growth: number;
  /** What it rises over all points: what would have grown without a warm-up. */
  readonly wholeGrowth: number;
  /** How far the judged points lie apart about the line, the outermost on each side left out. */
  readonly spread: number;
  /** The same of all judged points. */
  readonly range: number;
  /** The probability of so clear a rise without a trend, if readings were independent. */
  readonly chance: number;
  /** The least slope of any stretch of so many judged points, as a share of the whole slope. */
  readonly weakest: { readonly cycle: number; readonly third: number; readonly half: number };
  /**
   * The least growth of any stretch of too few points for a slope that took a quarter of the judged
   * operations or more, as a share of what the line rises there, some of `spread` granted.
   */
  readonly weakestQuarter: number;
  /** What the line rises over all points, as a share of what they really rose; 1 where they fell. */
  readonly explained: number;
  /** How far the end lies above the highest point of the warm-up, as a share of the growth. */
  readonly lift: number;
}

/** The part of the operations that makes a stretch of them, however few readings it has. */
const QUARTER = 0.25;
/** The share of a stretch's growth that noise may excuse: a bend strays about its line as well. */
const MOST_GRANTED = 0.25;
/** Of fewer points no slope can be told. */
const LEAST_STRETCH = 4;
/** The end of a series is the median of its last points, each carried along the line to the end. */
const END = 3;

/** `null` where there are too few points for a line. */
export function trendOf(points: readonly Point[]): Trend | null {
  const warmUp = warmUpOf(points);
  const judged = points.slice(warmUp);
  const line = theilSen(judged);
  const [first, start, last] = [points[0], judged[0], points.at(-1)];
  if (!line || !first || !start || !last) return null;
  const residuals = judged.map(({ x, y }) => y - line.slope * x);
  const growth = line.slope * (last.x - start.x);
  const wholeGrowth = line.slope * (last.x - first.x);
  const rise = last.y - first.y;
  const end = judged.slice(-END).map(({ x, y }) => y + line.slope * (last.x - x));
  const highest = Math.max(...points.slice(0, warmUp).map(({ y }) => y));
  const weakest = (length: number) => weakestStretch(judged, length) / line.slope;
  const spread = innerSpread(residuals);
  return {
    warmUp,
    judged: judged.length,
    start: start.y,
    line,
    growth,
    wholeGrowth,
    spread,
    range: Math.max(...residuals) - Math.min(...residuals),
    chance: risingByChance(judged.map(({ y }) => y)),
    weakest: {
      cycle: weakest(2),
      third: weakest(Math.max(LEAST_STRETCH, Math.ceil(judged.length / 3))),
      half: weakest(Math.max(LEAST_STRETCH, Math.ceil(judged.length / 2))),
    },
    weakestQuarter: weakestQuarter(judged, line.slope, spread),
    explained: rise <= 0 ? 1 : wholeGrowth / rise,
    lift: warmUp === 0 ? 1 : (median(end) - highest) / growth,
  };
}

/** The least slope of `length` points in a row. */
function weakestStretch(points: readonly Point[], length: number): number {
  let weakest = Number.POSITIVE_INFINITY;
  for (let from = 0; from + length <= points.length; from += 1) {
    const slope = medianSlope(points.slice(from, from + length));
    if (slope < weakest) weakest = slope;
  }
  return weakest;
}

/**
 * Where cycles differ in their operations, most readings may lie within a small part of them: this one
 * goes by operations.
 */
function weakestQuarter(points: readonly Point[], slope: number, granted: number): number {
  const quarter = QUARTER * ((points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0));
  let weakest = Number.POSITIVE_INFINITY;
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(Math.max(0, index - LEAST_STRETCH + 2), index)) {
      if (later.x - earlier.x < quarter || later.x === earlier.x) continue;
      const expected = slope * (later.x - earlier.x);
      const grant = Math.min(granted, MOST_GRANTED * expected);
      weakest = Math.min(weakest, (later.y - earlier.y + grant) / expected);
    }
  }
  return weakest;
}
