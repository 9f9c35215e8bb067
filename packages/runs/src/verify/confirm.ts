import { HEAP_INTERVAL } from '@leakscope/inspector';
import { type Judgement, MANY_OPERATIONS } from '@leakscope/verdict';
import { type Limits, operationsWithin } from './calibrate.ts';
import type { Measurement } from './measurement.ts';
import type { Order } from './subject.ts';

/** Operations of the last cycles together, for each one judged before it. */
const FACTOR = 4;
/** They may take so long, in milliseconds. */
const MOST_MS = 1_500;
/** Where so little memory has been kept that samples could miss who keeps it, it may take longer. */
const MOST_MS_FOR_SAMPLES = 4_000;
/** Where a bounded cache may be filling, it takes longer still, to see its bound. */
export const MOST_MS_FOR_BOUND = 10_000;
/** A bound that is met on the way shows in the last of so many equal cycles. */
const PARTS = 3;
/** Of so many bytes some sixteen samples of V8 tell. */
const ATTRIBUTABLE = 16 * HEAP_INTERVAL;
/** A leak may use what was planned and half as much again. */
const SHARE_OF_ROOM = 1.5;
/** Cycles that add less than this share of what was judged confirm nothing. */
const LEAST_SHARE = 0.5;
/** They end early where they take so many times longer than they should. */
const PATIENCE = 2;

/**
 * The loads that tell a leak from what only fills: a bounded structure that nobody has seen the
 * end of fills within so many more, a leak goes on. None where there is no room for as many.
 *
 * @param mostMsForBound how long a bound is looked for, in milliseconds
 */
export function confirmingOrders(
  { cost, operations: all }: Measurement,
  { growths, mayFill }: Judgement,
  limits: Limits,
  mostMsForBound: number,
): Order[] {
  const { operations, ms } = cost;
  const perMs = operations / Math.max(ms, 1);
  const amounts = growths.flatMap(({ perOperation }) => perOperation ?? []);
  // What is counted is exact, and its culprit too: it was followed one by one.
  if (amounts.some(({ unit }) => unit === 'count')) return [];
  const least = Math.min(...amounts.map(({ value }) => value));
  const forSamples = ATTRIBUTABLE / least - operations;
  const forBound = mayFill ? MANY_OPERATIONS - all : 0;
  if (!mayFill && forSamples <= 0) return [];
  const wanted = Math.max(
    Math.min(FACTOR * operations, perMs * MOST_MS),
    Math.min(forSamples, perMs * MOST_MS_FOR_SAMPLES),
    Math.min(forBound, perMs * mostMsForBound),
  );
  const possible = Math.min(wanted, operationsWithin(cost, limits, SHARE_OF_ROOM));
  const times = Math.floor(possible / PARTS);
  if (times < 1 || possible < LEAST_SHARE * operations) return [];
  const order: Order = {
    times,
    ms: PATIENCE * (times / perMs),
    maxRss: SHARE_OF_ROOM * limits.most.rss,
  };
  return Array.from({ length: PARTS }, () => order);
}
