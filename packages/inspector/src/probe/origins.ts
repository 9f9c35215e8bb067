/**
 * What leads from one asynchronous step to the next, as far as needed to find who asked for what
 * Node creates late: a short memory of resources by their ids, and of the promises that come of a
 * few calls known for this.
 */
import { StackBudget } from './budget.ts';
import { watchCall } from './calls.ts';
import { type Creation, creation, release } from './creations.ts';

const { executionAsyncId } = process.getBuiltinModule('async_hooks');
const fs = process.getBuiltinModule('fs');
const net = process.getBuiltinModule('net');

/** Resources remembered: what a process creates in some tenths of a second. A power of two. */
const SLOTS = 8192;
const ids = new Int32Array(SLOTS);
const slots: (Creation | null)[] = Array.from({ length: SLOTS }, () => null);
/** Resources are remembered for at least so long, in milliseconds; then room is made. */
const REMEMBERED_MS = 250;
/** Written in the time that goes on: 2, in the one before: 1, longer ago: 0. */
const ages = new Uint8Array(SLOTS);
let agedAt = 0;
/** Whether a slot has been written in the time that goes on, or may be in use since before. */
let areUsed = false;

/** Promises that come of a watched call. */
const promises = new WeakMap<object, Creation>();

const budget = new StackBudget(4096, 1000);
/** Of watched calls, with the number of sampling periods that have ended since. */
const calls = new Map<Creation, number>();
/** Of the watched call under way. */
let calling: Creation | null = null;
const outer: (Creation | null)[] = [];
/** Of the promise whose reaction runs. */
let running: Creation | null = null;
/** Of what was created where nothing ran, for the promise that waits for it to run next. */
let orphan: Creation | null = null;

function recall(id: number): Creation | null {
  const slot = id & (SLOTS - 1);
  return ids[slot] === id ? (slots[slot] ?? null) : null;
}

/** Has the resource `id` lead back to `origin`. */
export function remember(id: number, origin: Creation): void {
  const slot = id & (SLOTS - 1);
  ids[slot] = id;
  slots[slot] = origin;
  ages[slot] = 2;
  areUsed = true;
}

/** What knows who created resources of long ago. */
type Lasting = (id: number) => Creation | null;

/** What runs now goes back to, and so what it creates. */
export function currentOrigin(lasting: Lasting): Creation | null {
  if (calling !== null) return calling;
  const id = executionAsyncId() | 0;
  // Reactions of promises run outside of any resource.
  return id === 0 ? running : (recall(id) ?? lasting(id));
}

/** What the resource `trigger`, which led to a new one, goes back to. */
export function originOf(trigger: number, lasting: Lasting): Creation | null {
  const origin = calling ?? recall(trigger) ?? lasting(trigger);
  // Most often what leads to a resource is what runs: it need not be looked for twice.
  const known = origin !== null || (trigger !== 0 && trigger === (executionAsyncId() | 0));
  return known ? origin : currentOrigin(lasting);
}

/** To be called for each new promise. */
export function originOfPromise(promise: object): Creation | null {
  const origin = calling ?? (running !== null && executionAsyncId() === 0 ? running : null);
  if (origin !== null) promises.set(promise, origin);
  return origin;
}

/** To be called before each reaction of a promise. */
export function promiseRuns(promise: object): void {
  running = promises.get(promise) ?? null;
  if (orphan === null) return;
  orphan.from = running;
  orphan = null;
}

/** To be called after each reaction of a promise. */
export function promiseRan(): void {
  running = null;
}

/** What runs is not told of until the hooks are back: nothing leads to what it creates. */
export function restOrigins(): void {
  running = null;
  orphan = null;
}

/** Has what Node created as the answer to a promise lead back to where that promise comes from. */
export function followAnswer(created: Creation): void {
  orphan = created;
}

/** Calls that ask for what Node creates in a later turn. */
const CALLS: readonly (readonly [owner: object, name: string])[] = [
  [globalThis, 'fetch'],
  [fs, 'createReadStream'],
  [fs, 'createWriteStream'],
  [fs.promises, 'open'],
  [net.Server.prototype, 'listen'],
];

/** Returns what ends the watching. */
export function watchOrigins(): () => void {
  const undo = CALLS.map(([owner, name]) =>
    watchCall(owner, name, {
      enter(args, wrapper) {
        outer.push(calling);
        calling = creation(budget, calling, wrapper);
        calls.set(calling, 0);
        return args;
      },
      leave() {
        calling = outer.pop() ?? null;
      },
    }),
  );
  return () => {
    for (const restore of undo) restore();
    calls.clear();
  };
}

/** Forgets what is old, so that a slot in use does not show as growth. `now` in milliseconds. */
export function ageOrigins(now: number): void {
  budget.refill(now);
  for (const [created, periods] of calls) {
    if (periods === 0) {
      // What it asked for may still be on its way.
      calls.set(created, 1);
    } else {
      release(created);
      calls.delete(created);
    }
  }
  if (now - agedAt < REMEMBERED_MS) return;
  agedAt = now;
  if (!areUsed) return;
  areUsed = false;
  for (let slot = 0; slot < SLOTS; slot++) {
    const age = ages[slot] ?? 0;
    if (age === 0) continue;
    ages[slot] = age - 1;
    if (age === 1) slots[slot] = null;
    else areUsed = true;
  }
}
