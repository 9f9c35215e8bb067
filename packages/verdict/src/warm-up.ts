import { robustDeviation } from './statistics/median.ts';
import { type Point, theilSen } from './statistics/theil-sen.ts';

/** What must be left to judge. */
const LEAST_LEFT = 6;
/** A cut must sharpen the slope so much: less happens by chance. */
const WORTH_CUTTING = 0.5;

/** How uncertain the slope is when the first `cut` points are left out. */
function uncertainty(points: readonly Point[], cut: number): number {
  const left = points.slice(cut);
  const line = theilSen(left);
  if (!line) return Number.POSITIVE_INFINITY;
  const middle = left.reduce((sum, { x }) => sum + x, 0) / left.length;
  const spread = Math.sqrt(left.reduce((sum, { x }) => sum + (x - middle) ** 2, 0));
  const noise = robustDeviation(left.map(({ x, y }) => y - line.slope * x));
  return noise / spread;
}

/**
 * How many leading points are warm-up: those without which the slope is known best. Each point left
 * out shortens the series and so makes the slope less certain, unless the point does not belong to
 * the line: the marginal standard error rule (White, "An effective truncation heuristic for bias
 * reduction in simulation output", Simulation 69, 1997) carried over from a mean to a slope.
 */
export function warmUpOf(points: readonly Point[]): number {
  let best = 0;
  let least = WORTH_CUTTING * uncertainty(points, 0);
  const most = Math.min(Math.floor(points.length / 2), points.length - LEAST_LEFT);
  for (let cut = 1; cut <= most; cut += 1) {
    const now = uncertainty(points, cut);
    if (now < least) [best, least] = [cut, now];
  }
  return best;
}
