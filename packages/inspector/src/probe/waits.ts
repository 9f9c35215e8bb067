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
 * Every wait is held, and so counted, at ordinary rates; see `pace.ts`. At very high ones nobody tells of
 * them for most of the time: then those of the last period stand for the others, and those held are
 * asked whether they have ended.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, stackOf } from './creations.ts';
import { isPending } from './ends.ts';
import { Pace } from './pace.ts';
import { type Held, Rests } from './rests.ts';
import { NO_STACK } from './stacks.ts';

/** Strongly held until it has ended or has lasted: a WeakRef would cost more than the wait itself. */
interface YoungWait {
  readonly parent: object;
  readonly created: Creation;
  /** The sampling period in which it began. */
  readonly period: number;
  /** How many waits it stands for. */
  weight: number;
}

interface OldWait extends Held {
  readonly ref: WeakRef<object>;
  readonly parent: WeakRef<object>;
  readonly stack: number;
  readonly period: number;
  /** Since when its end would have been seen, in milliseconds. */
  watchedFrom: number;
}

/** Sampling periods after which a wait is held weakly: most requests are over by then. */
const YOUNG_PERIODS = 4;
/** Waits of before a rest that are asked in a sampling period whether they have ended in it. */
const ASKED_PER_PERIOD = 256;

const young = new Map<object, YoungWait>();
/** In the order of `watchedFrom`. */
const old = new Set<OldWait>();
const oldByPromise = new WeakMap<object, OldWait>();
let period = 0;
const pace = new Pace(
  {
    exactPerSecond: 5000,
    exactBurst: 100_000,
    dearPerSecond: 50_000,
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
const rests = new Rests<OldWait>();
/** When a rest was last under way, in milliseconds. */
let restedAt = Number.NEGATIVE_INFINITY;

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
  const created = creation(budget, origin, hook);
  young.set(promise, { parent, created, period, weight });
}

export function waitEnded(promise: object): void {
  if (young.delete(promise)) return;
  const wait = oldByPromise.get(promise);
  if (wait === undefined) return;
  oldByPromise.delete(promise);
  end(wait, performance.now());
}

function end(wait: OldWait, now: number): void {
  old.delete(wait);
  rests.ended(wait, now);
}

/** Whether waits begin so fast that to be told of them is dear. */
export function waitsAreDear(now: number): boolean {
  return pace.isDear(now);
}

/** Ends a period in which they were, and so many bytes were allocated. */
export function waitsWereDear(bytes: number): void {
  let count = 0;
  for (const wait of young.values()) if (wait.period === period) count += wait.weight;
  rests.watched(count, bytes);
}

/**
 * Nobody tells of waits from `now` on; those of the period before stand for them. When they are told
 * of again, as many are held at first as in `periods`.
 */
export function restWaits(now: number, periods: number): void {
  const members: OldWait[] = [];
  for (const [promise, wait] of young) {
    const grown = grow(promise, wait, now);
    if (wait.period === period) members.push(grown);
  }
  pace.turn(now, old.size, periods);
  rests.begin(now, members);
}

/** So many periods like the last one watched have passed in which nobody told of waits. */
export function waitsPassed(now: number, periods: number): void {
  rests.pass(now, periods);
}

/** Waits are told of again. */
export function resumeWaits(now: number): void {
  rests.resting = false;
  pace.resume(now);
}

/** Ends a sampling period: what has lasted is held weakly from here on. `now` in milliseconds. */
export function ageWaits(now: number): void {
  budget.refill(now);
  if (pace.thinning) return;
  period++;
  if (rests.resting) {
    restedAt = now;
    for (const wait of rests.members) ask(wait, now);
  }
  askOld(now, ASKED_PER_PERIOD);
  for (const [promise, wait] of young) {
    if (period - wait.period >= YOUNG_PERIODS) grow(promise, wait, now);
    // Now, while those who asked for it are known.
    else stackOf(wait.created);
  }
  if (!rests.resting) pace.turn(now, young.size + old.size);
}

function grow(
  promise: object,
  { parent, created, period: began, weight }: YoungWait,
  now: number,
): OldWait {
  const wait: OldWait = {
    ref: new WeakRef(promise),
    parent: new WeakRef(parent),
    stack: stackOf(created),
    period: began,
    weight,
    cohort: null,
    watchedFrom: now,
  };
  young.delete(promise);
  old.add(wait);
  oldByPromise.set(promise, wait);
  return wait;
}

/** Asks a wait whose end may not have been told of. */
function ask(wait: OldWait, now: number): void {
  const promise = wait.ref.deref();
  const parent = wait.parent.deref();
  // What nobody can settle any more is pending for as long as it is held.
  if (promise !== undefined && (parent === undefined || isPending(parent))) return;
  if (promise !== undefined) oldByPromise.delete(promise);
  end(wait, now);
}

/** Asks waits that were there during the last rest, up to `most` of them. */
function askOld(now: number, most: number): void {
  let left = most;
  for (const wait of old) {
    if (wait.watchedFrom >= restedAt || left-- === 0) break;
    old.delete(wait);
    old.add(wait);
    wait.watchedFrom = now;
    ask(wait, now);
  }
}

/** Holds everything weakly, so that a full collection finds what nobody else holds. */
export function letGoOfWaits(now: number): void {
  for (const [promise, wait] of young) grow(promise, wait, now);
}

/** Forgets the waits that nothing can end any more. Worth its cost after a full collection. */
export function sweepWaits(now: number): void {
  for (const wait of old) if (wait.ref.deref() === undefined) end(wait, now);
}

/** `[estimate, low, high]`; all equal while every wait is held. */
export function countWaits(now: number): [number, number, number] {
  const { estimate } = rests.count(now, old);
  for (const { weight } of young.values()) estimate.add(weight);
  return estimate.interval();
}

/** Waits of one stack. */
export interface StackCount {
  stack: number;
  count: number;
}

/** What waits now. */
export interface LiveWaits {
  stacks: StackCount[];
  /** `[estimate, low, high]` */
  count: [number, number, number];
  /** How many of them were held and their stacks taken. */
  recorded: number;
  /** How many of them began while nobody looked. */
  unseen: number;
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
 * none.
 */
export function liveWaits(now: number): LiveWaits {
  ageWaits(now);
  letGoOfWaits(now);
  sweepWaits(now);
  askOld(now, old.size);
  const waits: { period: number; stack: number; count: number }[] = [];
  const { estimate, unseen } = rests.count(now, old, ({ period: p, stack }, count) => {
    waits.push({ period: p, stack, count });
  });
  const periods = new Map<number, Shares>();
  const times = new Map<number, Shares>();
  const sharesIn = (map: Map<number, Shares>, key: number): Shares => {
    let shares = map.get(key);
    if (shares === undefined) map.set(key, (shares = new Shares()));
    return shares;
  };
  const timeOf = (p: number) => sharesIn(times, Math.floor(p / PERIODS_TOGETHER));
  for (const { period: p, stack, count } of waits) {
    sharesIn(periods, p).add(count, stack !== NO_STACK);
    timeOf(p).add(count, stack !== NO_STACK);
  }
  for (const [p, shares] of periods) if (!shares.hasRecorded) timeOf(p).leave(shares);
  const counts = new Map<number, number>();
  let recorded = 0;
  for (const { period: p, stack, count } of waits) {
    const [inPeriod, inTime] = [sharesIn(periods, p), timeOf(p)];
    let share = 1;
    if (stack !== NO_STACK) {
      recorded++;
      share = inPeriod.each + inTime.eachOfLeft;
    } else if (inTime.hasRecorded) {
      continue;
    }
    counts.set(stack, (counts.get(stack) ?? 0) + count * share);
  }
  const stacks = [...counts].map(([stack, count]) => ({ stack, count }));
  return { stacks, count: estimate.interval(), recorded, unseen };
}

export function forgetWaits(): void {
  young.clear();
  old.clear();
  rests.clear();
}
