import type { Cause } from './cause.ts';
import { FLOORS } from './bounds.ts';
import type { Trend } from './trend.ts';

/** The fewest judged readings that can show a leak: five in a row rise by chance once in 120 times. */
const LEAST_READINGS = 5;
/** From so many judged readings on a stretch is long enough to average noise out. */
const ENOUGH_READINGS = 8;
/** Growth against what the readings stray about the line. */
const SIGNAL = 2.5;
/** The resident set strays for many reasons, some of them slow. */
const NATIVE_SIGNAL = 4;
/**
 * The least share of the slope that every half and third of the readings, and every quarter of the
 * operations, must show; of a few readings every cycle.
 */
const WEAKEST = { half: 0.5, third: 0.15, quarter: 0.5, cycle: 0.3 };
/** The share of the whole rise that the line must explain: the rest was the warm-up's. */
const EXPLAINED = 1 / 3;
/** The share of the growth that must lie above all that the warm-up saw. */
const LIFT = 0.3;

/** Whether a metric grows as a leak does: steadily, clearly, and to where it has not been before. */
export function grows(cause: Cause, trend: Trend): boolean {
  const signal = cause === 'native' ? NATIVE_SIGNAL : SIGNAL;
  return (
    trend.judged >= LEAST_READINGS &&
    trend.line.low > 0 &&
    trend.wholeGrowth >= FLOORS[cause] &&
    trend.growth >= signal * trend.spread &&
    trend.weakest.half >= WEAKEST.half &&
    trend.weakest.third >= WEAKEST.third &&
    trend.weakestQuarter >= WEAKEST.quarter &&
    (trend.judged >= ENOUGH_READINGS || trend.weakest.cycle >= WEAKEST.cycle) &&
    trend.explained >= EXPLAINED &&
    trend.lift >= LIFT
  );
}

/** Growth against the whole range about the line that leaves no doubt. */
const CLEAR_SIGNAL = 8;
/** The least share of the slope that each single cycle of a clear leak shows. */
const CLEAR_CYCLE = 0.5;

/** Whether it grows so plainly that a further reading could not tell otherwise. */
export function growsClearly(cause: Cause, trend: Trend): boolean {
  return (
    grows(cause, trend) &&
    trend.growth >= CLEAR_SIGNAL * trend.range &&
    trend.weakest.cycle >= CLEAR_CYCLE
  );
}

/** Whether it may turn out to grow: so much as matters lies within the interval of its slope. */
export function mayGrow(cause: Cause, { line, wholeGrowth }: Trend): boolean {
  return wholeGrowth > 0 && (line.high / line.slope) * wholeGrowth >= FLOORS[cause];
}
