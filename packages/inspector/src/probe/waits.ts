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
 * Every wait is held, and so counted, at ordinary rates; see `pace.ts`.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, stackOf } from './creations.ts';
import { Estimate, Pace } from './pace.ts';
import { NO_STACK } from './stacks.ts';

/** Strongly held until it has ended or has lasted: a WeakRef would cost more than the wait itself. */
interface YoungWait {
  readonly created: Creation;
  /** The sampling period in which it began. */
  readonly period: number;
  /** How many waits it stands for. */
  weight: number;
}

interface OldWait {
  readonly ref: WeakRef<object>;
  readonly stack: number;
  readonly period: number;
  readonly weight: number;
}

/** Sampling periods after which a wait is held weakly: most requests are over by then. */
const YOUNG_PERIODS = 4;

const young = new Map<object, YoungWait>();
const old = new Set<OldWait>();
const oldByPromise = new WeakMap<object, OldWait>();
let period = 0;
const pace = new Pace(
  {
    exactPerSecond: 5000,
    exactBurst: 100_000,
    sampledPerPeriod: 512,
    exactHeld: 100_000,
  },
  () => {
    for (const [promise, wait] of young) {
      if (wait.period !== period) continue;
      if (Math.random() < 0.5) young.delete(promise);
      else wait.weight *= 2;
    }
  },
);
/** A burst of a few thousand waits is whole; after that under half a percent of a core. */
const budget = new StackBudget(4096, 100);

/** To be called for each promise that waits for another, its `parent`, by the hook `hook`. */
export function waitBegan(
  promise: object,
  parent: object,
  origin: Creation | null,
  hook: (...args: never[]) => unknown,
): void {
  waitEnded(parent);
  const weight = pace.admit();
  if (weight === 0) return;
  young.set(promise, { created: creation(budget, origin, hook), period, weight });
}

export function waitEnded(promise: object): void {
  if (young.delete(promise)) return;
  const wait = oldByPromise.get(promise);
  if (wait === undefined) return;
  old.delete(wait);
  oldByPromise.delete(promise);
}

/** Ends a sampling period: what has lasted is held weakly from here on. `now` in milliseconds. */
export function ageWaits(now: number): void {
  budget.refill(now);
  if (pace.thinning) return;
  period++;
  for (const [promise, wait] of young) {
    if (period - wait.period >= YOUNG_PERIODS) grow(promise, wait);
    // Now, while those who asked for it are known.
    else stackOf(wait.created);
  }
  pace.turn(now, young.size + old.size);
}

function grow(promise: object, { created, period: began, weight }: YoungWait): void {
  const wait = { ref: new WeakRef(promise), stack: stackOf(created), period: began, weight };
  young.delete(promise);
  old.add(wait);
  oldByPromise.set(promise, wait);
}

/** Holds everything weakly, so that a full collection finds what nobody else holds. */
export function letGoOfWaits(): void {
  for (const [promise, wait] of young) grow(promise, wait);
}

/** Forgets the waits that nothing can end any more. Worth its cost after a full collection. */
export function sweepWaits(): void {
  for (const wait of old) if (wait.ref.deref() === undefined) old.delete(wait);
}

/** `[estimate, low, high]`; all equal while every wait is held. */
export function countWaits(): [number, number, number] {
  const count = new Estimate();
  for (const { weight } of young.values()) count.add(weight);
  for (const { weight } of old) count.add(weight);
  return count.interval();
}

/** Waits of one stack. */
export interface StackCount {
  stack: number;
  count: number;
}

/** Waits of a sampling period, or of several, by whether their stacks were taken. */
class Shares {
  #all = 0;
  #recorded = 0;
  /** Of periods in which no stack was taken. */
  #left = 0;

  add(weight: number, isRecorded: boolean): void {
    this.#all += weight;
    if (isRecorded) this.#recorded += weight;
  }

  leave(others: Shares): void {
    this.#left += others.#all;
  }

  get hasRecorded(): boolean {
    return this.#recorded > 0;
  }

  /** What each recorded wait stands for, itself included. */
  get each(): number {
    return this.#all / this.#recorded;
  }

  /** What each recorded wait stands for of those that were left. */
  get eachOfLeft(): number {
    return this.#left / this.#recorded;
  }
}

/** Where no stack was taken in a period, as many together tell whose the waits are: ten seconds. */
const PERIODS_TOGETHER = 40;

/**
 * The waits by stack. Those whose stack was not taken are shared out among the stacks taken in the
 * same sampling period, or else about the same time, or counted under `NO_STACK` where there were
 * none. `recorded` is the number whose stack was taken.
 */
export function liveWaits(now: number): { stacks: StackCount[]; recorded: number } {
  ageWaits(now);
  letGoOfWaits();
  sweepWaits();
  const periods = new Map<number, Shares>();
  const times = new Map<number, Shares>();
  const sharesIn = (map: Map<number, Shares>, key: number): Shares => {
    let shares = map.get(key);
    if (shares === undefined) map.set(key, (shares = new Shares()));
    return shares;
  };
  const timeOf = (p: number) => sharesIn(times, Math.floor(p / PERIODS_TOGETHER));
  for (const { period: p, stack, weight } of old) {
    sharesIn(periods, p).add(weight, stack !== NO_STACK);
    timeOf(p).add(weight, stack !== NO_STACK);
  }
  for (const [p, shares] of periods) if (!shares.hasRecorded) timeOf(p).leave(shares);
  const counts = new Map<number, number>();
  let recorded = 0;
  for (const { period: p, stack, weight } of old) {
    const [inPeriod, inTime] = [sharesIn(periods, p), timeOf(p)];
    let share = 1;
    if (stack !== NO_STACK) {
      recorded++;
      share = inPeriod.each + inTime.eachOfLeft;
    } else if (inTime.hasRecorded) {
      continue;
    }
    counts.set(stack, (counts.get(stack) ?? 0) + weight * share);
  }
  return { stacks: [...counts].map(([stack, count]) => ({ stack, count })), recorded };
}

export function forgetWaits(): void {
  young.clear();
  old.clear();
}
