import { FLOORS } from './bounds.ts';
import { CAUSES, type Cause } from './cause.ts';
import type { Trend } from './trend.ts';

/** The most there can be while a bounded cache may be filling. */
const WHILE_FILLING = 0.9;

/**
 * How sure a judgement is, 0.5 to 1. Of a leak: one minus the probability that the surest growth came
 * by chance, times the number of metrics looked at (Bonferroni). Of a healthy process: the less, the
 * nearer any metric came to a clear growth that matters.
 */
export function confidenceOf(
  leaking: boolean,
  mayFill: boolean,
  trends: ReadonlyMap<Cause, Trend>,
): number {
  if (leaking) {
    const chance = Math.min(...[...trends.values()].map((trend) => trend.chance));
    return Math.min(mayFill ? WHILE_FILLING : 1, 1 - Math.min(0.5, CAUSES.length * chance));
  }
  const nearness = [...trends].map(([cause, { growth, wholeGrowth, spread, chance }]) =>
    growth <= 0
      ? 0
      : Math.min(1, wholeGrowth / FLOORS[cause]) * (growth / (growth + spread)) * (1 - chance),
  );
  return 1 - Math.max(0, ...nearness) / 2;
}
