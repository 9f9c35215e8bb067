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
 * asked whether they have ended; see `rests.ts`.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, stackOf } from './creations.ts';
import { isPending } from './ends.ts';
import { Pace } from './pace.ts';
import { type AnyRests, type Held, Rests } from './rests.ts';
import { type Counted, shareOut, type StackCount } from './shares.ts';
import { NO_STACK } from './stacks.ts';

/** Strongly held until it has ended or has lasted: a WeakRef would cost more than the wait itself. */
interface YoungWait {
  readonly parent: object;
  readonly created: Creation;
  /** When the period began in which it did, in milliseconds. */
  readonly since: number;
  /** How many waits it stands for. */
  weight: number;
}

interface OldWait extends Held {
  /** `null` once it has ended. */
  ref: WeakRef<object> | null;
  parent: WeakRef<object> | null;
  readonly stack: number;
  readonly since: number;
  /** Since when its end would have been seen, in milliseconds. */
  watchedFrom: number;
}

/** After so long a wait is held weakly: most requests are over by then. */
const YOUNG_MS = 1000;
/** Waits of before a rest that are asked in a sampling period whether they have ended in it. */
const ASKED_PER_PERIOD = 256;
/** Of the promise that V8 makes for an `await` only where somebody is told of promises. */
const PROMISE_BYTES = 48;

const young = new Map<object, YoungWait>();
/** In the order of `watchedFrom`. */
const old = new Set<OldWait>();
const oldByPromise = new WeakMap<object, OldWait>();
const pace = new Pace(
  {
    exactPerSecond: 5000,
    exactBurst: 100_000,
    dearPerSecond: 50_000,
    sampledPerSecond: 2048,
    exactHeld: 100_000,
  },
  () => {
    for (const [promise, wait] of young) {
      if (wait.since !== rests.since) continue;
      if (Math.random() < 0.5) young.delete(promise);
      else wait.weight *= 2;
    }
  },
);
/** A burst of a few thousand waits is whole; after that under half a percent of a core. */
const budget = new StackBudget(4096, 100);

const rests = new Rests<OldWait>({
  paces: [pace],
  bytesEach: PROMISE_BYTES,
  size: () => young.size + old.size,
  countRecent() {
    let count = 0;
    for (const { since, weight } of young.values()) if (since === rests.since) count += weight;
    return count;
  },
  settle(now) {
    const recent: OldWait[] = [];
    for (const [promise, wait] of young) {
      const grown = grow(promise, wait, now);
      if (grown !== null && wait.since === rests.since) recent.push(grown);
    }
    return recent;
  },
  ask(waits, now) {
    for (const wait of waits) ask(wait, now);
  },
});
export const waitRests: AnyRests = rests;

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
  young.set(promise, { parent, created, since: rests.since, weight });
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
  // It may be kept for what it stands for.
  wait.ref = null;
  wait.parent = null;
  rests.ended(wait, now);
}

/** Ends a sampling period: what has lasted is held weakly from here on. `now` in milliseconds. */
export function ageWaits(now: number): void {
  budget.refill(now);
  if (rests.thinning) return;
  askOld(now, ASKED_PER_PERIOD);
  for (const [promise, wait] of young) {
    if (now - wait.since >= YOUNG_MS) grow(promise, wait, now);
    // Now, while those who asked for it are known.
    else stackOf(wait.created);
  }
}

/** `null` where it has grown while its stack was read, in a sample that came in between. */
function grow(
  promise: object,
  { parent, created, since, weight }: YoungWait,
  now: number,
): OldWait | null {
  const wait: OldWait = {
    ref: new WeakRef(promise),
    parent: new WeakRef(parent),
    stack: stackOf(created),
    since,
    weight,
    cohort: null,
    watchedFrom: now,
  };
  if (!young.delete(promise)) return null;
  old.add(wait);
  oldByPromise.set(promise, wait);
  return wait;
}

/** Asks a wait whose end may not have been told of. */
function ask(wait: OldWait, now: number): void {
  const promise = wait.ref?.deref();
  const parent = wait.parent?.deref();
  // What nobody can settle any more is pending for as long as it is held.
  if (promise !== undefined && (parent === undefined || isPending(parent))) return;
  if (promise !== undefined) oldByPromise.delete(promise);
  end(wait, now);
}

/** Asks waits that were there during the last rest, or are in this one, up to `most` of them. */
function askOld(now: number, most: number): void {
  const blindUntil = rests.blindUntil(now);
  let left = most;
  for (const wait of old) {
    if (wait.watchedFrom >= blindUntil || left-- === 0) break;
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
  for (const wait of old) if (wait.ref?.deref() === undefined) end(wait, now);
}

/** `[estimate, low, high]`; all equal while every wait is held. */
export function countWaits(now: number): [number, number, number] {
  const { estimate } = rests.count(now, old);
  for (const { weight } of young.values()) estimate.add(weight);
  return estimate.interval();
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

export function liveWaits(now: number): LiveWaits {
  ageWaits(now);
  letGoOfWaits(now);
  sweepWaits(now);
  rests.ask(now);
  askOld(now, old.size);
  const waits: Counted[] = [];
  const { estimate, unseen } = rests.count(now, old, ({ since, stack }, count) => {
    waits.push({ since, stack, count });
  });
  const recorded = waits.filter(({ stack }) => stack !== NO_STACK).length;
  return { stacks: shareOut(waits), count: estimate.interval(), recorded, unseen };
}

export function forgetWaits(): void {
  young.clear();
  old.clear();
  rests.clear();
}
