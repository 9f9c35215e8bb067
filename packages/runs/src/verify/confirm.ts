import { type Judgement, MANY_OPERATIONS } from '@leakscope/verdict';
import { type Limits, operationsWithin } from './calibrate.ts';
import type { Measurement } from './measurement.ts';
import type { Order } from './subject.ts';

/** Operations of the last cycle, for each one judged before it. */
const FACTOR = 4;
/** It may take so long, in milliseconds. */
const MOST_MS = 1_500;
/** Where so little memory has been kept that samples could miss who keeps it, it may take longer. */
const MOST_MS_FOR_SAMPLES = 4_000;
/** Where a bounded cache may be filling, it takes longer still, to see its bound. */
const MOST_MS_FOR_BOUND = 10_000;
/** V8 samples every 256 KiB: of so many bytes some sixteen samples tell. */
const ATTRIBUTABLE = 4 * 1024 ** 2;
/** A leak may use what was planned and half as much again. */
const SHARE_OF_ROOM = 1.5;
/** A cycle that adds less than this share of what was judged confirms nothing. */
const LEAST_SHARE = 0.5;
/** It ends early where it takes so many times longer than it should. */
const PATIENCE = 2;

/**
 * The load that tells a leak from what only fills: a bounded structure that nobody has seen the
 * end of fills within so many more, a leak goes on. `null` where there is no room for as many.
 */
export function confirmingOrder(
  { cost, operations: all }: Measurement,
  { growths, mayFill }: Judgement,
  limits: Limits,
): Order | null {
  const { operations, ms } = cost;
  const perMs = operations / Math.max(ms, 1);
  const amounts = growths.flatMap(({ perOperation }) => perOperation ?? []);
  // What is counted is exact, and its culprit too: it was followed one by one.
  if (amounts.some(({ unit }) => unit === 'count')) return null;
  const least = Math.min(...amounts.map(({ value }) => value));
  const forSamples = ATTRIBUTABLE / least - operations;
  const forBound = mayFill ? MANY_OPERATIONS - all : 0;
  const wanted = Math.max(
    Math.min(FACTOR * operations, perMs * MOST_MS),
    Math.min(forSamples, perMs * MOST_MS_FOR_SAMPLES),
    Math.min(forBound, perMs * MOST_MS_FOR_BOUND),
  );
  const possible = Math.min(wanted, operationsWithin(cost, limits, SHARE_OF_ROOM));
  if (possible < LEAST_SHARE * operations) return null;
  return {
    times: Math.ceil(possible),
    ms: PATIENCE * (possible / perMs),
    maxRss: SHARE_OF_ROOM * limits.most.rss,
  };
}
