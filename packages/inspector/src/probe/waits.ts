/**
 * Pending asynchronous operations: who awaits, or has called `then` on, a promise that has not
 * settled.
 *
 * One waiting `await` makes three promises: the async function's own, the awaited one, and one that
 * V8 derives from it for the wait. The derived one is the operation: there is exactly one for each
 * call that waits, and it alone has a parent, the awaited promise. It ends when its reaction runs
 * (`before`) or when nothing can reach it any more.
 *
 * A wait on what another wait will give is the same operation going on: `await p.then(f)` is one.
 * That also settles `await value`, for which V8 derives a promise that has settled already.
 *
 * Every wait is held, and so counted, as long as no more begin than `EXACT_PER_SECOND`, or some
 * bursts of more. Above that one of two is, or of four, and stands for as many.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, stackOf } from './creations.ts';
import { NO_STACK } from './stacks.ts';

interface Wait {
  readonly ref: WeakRef<object>;
  readonly stack: number;
  /** The sampling period in which it began. */
  readonly period: number;
  /** How many waits it stands for. */
  readonly weight: number;
}

/** A wait that is held costs about a microsecond: at this rate a twentieth of a core. */
const EXACT_PER_SECOND = 50_000;
/** As many may come at once beyond it. */
const EXACT_BURST = 100_000;
/** Held of each sampling period once they are too many. */
const SAMPLED_PER_PERIOD = 5000;
/** Waits held; from here on one of two is, from twice as many on one of four, and so on. */
const EXACT_HELD = 100_000;
/** Begun in one sampling period and held; past it every other one is let go. */
const MAX_YOUNG = 100_000;

/** Strongly held: a WeakRef for each would cost more than the wait itself. */
const young = new Map<object, Creation>();
const old = new Set<Wait>();
const oldByPromise = new WeakMap<object, Wait>();
let period = 0;
let begun = 0;
/** Of the waits that begin in this period. */
let weight = 1;
let exactLeft = EXACT_BURST;
let agedAt = 0;
/** A burst of a few thousand waits is whole; after that under half a percent of a core. */
const budget = new StackBudget(4096, 500);

/** The power of two that keeps `count / weight` below `limit`. */
function weightFor(count: number, limit: number): number {
  return count < limit ? 1 : 2 ** Math.ceil(Math.log2((count + 1) / limit));
}

/** The weight for the next period, by what began in the one that ends. `now` in milliseconds. */
function nextWeight(now: number): number {
  const granted = ((now - agedAt) / 1000) * EXACT_PER_SECOND;
  exactLeft = Math.min(EXACT_BURST, exactLeft + granted - begun);
  agedAt = now;
  const pace = exactLeft > 0 ? 1 : weightFor(begun, SAMPLED_PER_PERIOD);
  // No debt: once it is calm again every wait is held again.
  exactLeft = Math.max(0, exactLeft);
  return Math.max(pace, weightFor(old.size, EXACT_HELD));
}

function halveYoung(): void {
  weight *= 2;
  for (const promise of young.keys()) if (Math.random() < 0.5) young.delete(promise);
}

/** To be called for each promise that waits for another, its `parent`, by the hook `hook`. */
export function waitBegan(
  promise: object,
  parent: object,
  origin: Creation | null,
  hook: (...args: never[]) => unknown,
): void {
  waitEnded(parent);
  begun++;
  if (weight > 1 && Math.random() * weight >= 1) return;
  young.set(promise, creation(budget, origin, hook));
  if (young.size > MAX_YOUNG) halveYoung();
}

export function waitEnded(promise: object): void {
  if (young.delete(promise)) return;
  const wait = oldByPromise.get(promise);
  if (wait === undefined) return;
  old.delete(wait);
  oldByPromise.delete(promise);
}

/** Ends a sampling period: what still waits is held weakly from here on. `now` in milliseconds. */
export function ageWaits(now: number): void {
  budget.refill(now);
  for (const [promise, created] of young) {
    young.delete(promise);
    const wait = { ref: new WeakRef(promise), stack: stackOf(created), period, weight };
    old.add(wait);
    oldByPromise.set(promise, wait);
  }
  weight = nextWeight(now);
  begun = 0;
  period++;
}

/** Forgets the waits that nothing can end any more. Worth its cost after a full collection. */
export function sweepWaits(): void {
  for (const wait of old) if (wait.ref.deref() === undefined) old.delete(wait);
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z95 = 1.96;

/** `[estimate, low, high]`; all equal while every wait is held. */
export function countWaits(): [number, number, number] {
  let count = young.size * weight;
  let variance = count * (weight - 1);
  for (const wait of old) {
    count += wait.weight;
    variance += wait.weight * (wait.weight - 1);
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
  for (const { period: p, stack, weight: stands } of old) {
    const sum = periods.get(p) ?? { all: 0, recorded: 0 };
    sum.all += stands;
    if (stack !== NO_STACK) sum.recorded += stands;
    periods.set(p, sum);
  }
  const counts = new Map<number, number>();
  let recorded = 0;
  for (const { period: p, stack, weight: stands } of old) {
    const sum = periods.get(p) ?? { all: 0, recorded: 0 };
    if (stack !== NO_STACK) recorded++;
    else if (sum.recorded > 0) continue;
    const share = stack === NO_STACK ? 1 : sum.all / sum.recorded;
    counts.set(stack, (counts.get(stack) ?? 0) + stands * share);
  }
  return { stacks: [...counts].map(([stack, count]) => ({ stack, count })), recorded };
}

export function forgetWaits(): void {
  young.clear();
  old.clear();
}
