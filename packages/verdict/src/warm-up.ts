import { slopeError } from './statistics/slope-error.ts';
import type { Point } from './statistics/theil-sen.ts';

/** What must be left to judge. */
const LEAST_LEFT = 6;
/** A cut must make the slope so much more certain; less happens by chance. */
const WORTH_CUTTING = 0.9;

/**
 * How many leading points are warm-up: those without which the slope is known best. Each point left
 * out shortens the series and so makes the slope less certain, unless the point does not belong to
 * the line: the marginal standard error rule (White, "An effective truncation heuristic for bias
 * reduction in simulation output", Simulation 69, 1997), carried over from a mean to a slope. At
 * most half of the points.
 */
export function warmUpOf(points: readonly Point[]): number {
  let best = 0;
  let least = WORTH_CUTTING * slopeError(points);
  const most = Math.min(points.length >> 1, points.length - LEAST_LEFT);
  for (let cut = 1; cut <= most; cut += 1) {
    const error = slopeError(points.slice(cut));
    if (error < least) [best, least] = [cut, error];
  }
  return best;
}
