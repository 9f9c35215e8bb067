/**
 * Pending asynchronous operations: who awaits, or has called `then` on, a promise that has not
 * settled.
 *
 * One waiting `await` makes three promises: the async function's own, the awaited one, and one that
 * V8 derives from it for the wait. The derived one is the operation: there is exactly one for each
 * call that waits. It is told from the others by its trigger, the awaited promise, being something
 * else than what runs now. It ends when its reaction runs (`before`) or when nothing can reach it
 * any more.
 *
 * A wait on what another wait will give is the same operation going on: `await p.then(f)` is one.
 * That also settles `await value`, for which V8 derives a promise that has settled already.
 *
 * Every wait is counted. Its stack costs some microseconds, so it is taken at once but read only if
 * the wait outlives the sampling period, and taken for only some where waits come fast.
 */
import { StackBudget } from './budget.ts';
import { NO_STACK, internStack, takeStack, type RawStack } from './stacks.ts';

interface Wait {
  /** Strong while young: a WeakRef for each would cost more than the wait itself. */
  promise: object | null;
  ref: WeakRef<object> | null;
  raw: RawStack | null;
  stack: number;
  /** The sampling period in which it began. */
  period: number;
  /** How many waits it stands for. */
  weight: number;
}

/** Waits held; from here on one of two is, from twice as many on one of four, and so on. */
const EXACT_WAITS = 100_000;
/** Waits begun in one sampling period; beyond it in steps as above. */
const EXACT_PER_PERIOD = 25_000;

const young = new Map<number, Wait>();
const old = new Map<number, Wait>();
let period = 0;
let begun = 0;
/** A burst of a few thousand waits is whole; after that under half a percent of a core. */
const budget = new StackBudget(4096, 500);

/** 1 up to `limit`, then the power of two that keeps `count / weight` below it. */
function weightFor(count: number, limit: number): number {
  return count < limit ? 1 : 2 ** Math.ceil(Math.log2((count + 1) / limit));
}

/** The weight with which a new wait is held, 0 for one that is not. */
function drawWeight(): number {
  begun++;
  const weight = Math.max(
    weightFor(begun, EXACT_PER_PERIOD),
    weightFor(young.size + old.size, EXACT_WAITS),
  );
  return weight === 1 || Math.random() * weight < 1 ? weight : 0;
}

/** To be called for each promise whose trigger is another promise. */
export function waitBegan(
  id: number,
  trigger: number,
  promise: object,
  caller: (...args: never[]) => unknown,
): void {
  waitEnded(trigger);
  const weight = drawWeight();
  if (weight === 0) return;
  const raw = budget.grants() ? takeStack(caller) : null;
  young.set(id, { promise, ref: null, raw, stack: NO_STACK, period, weight });
}

export function waitEnded(id: number): void {
  if (!young.delete(id)) old.delete(id);
}

/** Ends a sampling period: what still waits is held weakly from here on. `now` in milliseconds. */
export function ageWaits(now: number): void {
  budget.refill(now);
  period++;
  begun = 0;
  for (const [id, wait] of young) {
    const { promise, raw } = wait;
    young.delete(id);
    if (promise === null) continue;
    if (raw !== null) wait.stack = internStack(raw, true);
    wait.raw = null;
    wait.ref = new WeakRef(promise);
    wait.promise = null;
    old.set(id, wait);
  }
}

/** Forgets the waits that nothing can end any more. Worth its cost after a full collection. */
export function sweepWaits(): void {
  for (const [id, { ref }] of old) if (ref?.deref() === undefined) old.delete(id);
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z95 = 1.96;

/** `[estimate, low, high]`; all equal while every wait is held. */
export function countWaits(): [number, number, number] {
  let count = 0;
  let variance = 0;
  for (const waits of [young, old]) {
    for (const { weight } of waits.values()) {
      count += weight;
      variance += weight * (weight - 1);
    }
  }
  const margin = Z95 * Math.sqrt(variance);
  return [count, Math.max(0, count - margin), count + margin];
}

/** Waits of one stack. */
export interface StackCount {
  stack: number;
  count: number;
}

/**
 * The waits by stack. Those whose stack was not taken are shared out among the stacks taken in the
 * same sampling period, or counted under `NO_STACK` where there were none. `recorded` is the number
 * whose stack was taken.
 */
export function liveWaits(now: number): { stacks: StackCount[]; recorded: number } {
  ageWaits(now);
  sweepWaits();
  const periods = new Map<number, { all: number; recorded: number }>();
  for (const { period: p, stack, weight } of old.values()) {
    const sum = periods.get(p) ?? { all: 0, recorded: 0 };
    sum.all += weight;
    if (stack !== NO_STACK) sum.recorded += weight;
    periods.set(p, sum);
  }
  const counts = new Map<number, number>();
  let recorded = 0;
  for (const { period: p, stack, weight } of old.values()) {
    const sum = periods.get(p) ?? { all: 0, recorded: 0 };
    if (stack !== NO_STACK) recorded++;
    else if (sum.recorded > 0) continue;
    const share = stack === NO_STACK ? 1 : sum.all / sum.recorded;
    counts.set(stack, (counts.get(stack) ?? 0) + weight * share);
  }
  return { stacks: [...counts].map(([stack, count]) => ({ stack, count })), recorded };
}

export function forgetWaits(): void {
  young.clear();
  old.clear();
}
