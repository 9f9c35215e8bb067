import {
  baseBefore,
  fullCollections,
  type MetricHistory,
  rowBeforeOperations,
  valueBefore,
} from './history.ts';

/**
 * Whether a metric shows a leak's signature.
 * - `idle`: no operation has run, so there is nothing to judge
 * - `open`: it has risen, but nothing was collected since, so it may be garbage
 * - `early`: it has risen and stayed, but once only, so it may be warming up
 * - `none`: it has fallen back, or never rose
 * - `leak`: it has risen with the operations and did not fall back
 */
export type Signature = 'idle' | 'open' | 'early' | 'none' | 'leak';

export interface Judgement {
  readonly signature: Signature;
  /** What remained per operation, where that was judged. */
  readonly perOperation: number | null;
}

const MIB = 1024 * 1024;
/** Less than this, in bytes, is what any process gains by warming up: caches, compiled code. */
const WARM_UP = MIB;
/** Likewise as a share of what was there before. */
const WARM_UP_SHARE = 0.15;
/** A leak gains in the second half of its operations at least this part of what it did in the first. */
const STEADY_SHARE = 0.5;
/** Of what was allocated, the share that must remain to call it kept. */
const KEPT_SHARE = 0.5;
/** How long a count must stay up, in milliseconds, to be called held. */
const SETTLE_MS = 2000;
/** What a collection finds so soon after an operation, in milliseconds, may still be in use by it. */
const IN_USE_MS = 500;
/** Fewer than this come and go in any process. */
const FEW = 10;
/** A count that has fallen by more than this share of its rise is falling back. */
const FALLEN_SHARE = 0.2;

const undecided = (signature: Signature): Judgement => ({ signature, perOperation: null });

/**
 * inuse_space: is more after each full collection, in step with the operations. A single look after
 * them cannot tell a leak from warming up, so it takes two with operations between.
 */
export function judgeInUse(history: MetricHistory, liveHeap: Float64Array): Judgement {
  const { operations, value } = history;
  const before = rowBeforeOperations(operations);
  if (before === -1) return undecided('idle');
  const base: Look = {
    operations: operations[before] ?? 0,
    value: baseBefore(history, before) || 0,
    isSettled: true,
  };
  const least = Math.max(WARM_UP, base.value * WARM_UP_SHARE);
  const looks = looksAfter(history, liveHeap, base.operations);
  const last = looks.at(-1);
  if (last === undefined) {
    const now = value[valueBefore(value, value.length - 1)] ?? base.value;
    return undecided(now - base.value > least ? 'open' : 'none');
  }
  const perOperation = (last.value - base.value) / (last.operations - base.operations);
  if (last.value - base.value <= least) return { signature: 'none', perOperation };
  return { signature: keepsRising(base, looks, last), perOperation };
}

/** What was in use after a full collection, and how many operations had run by then. */
interface Look {
  readonly operations: number;
  readonly value: number;
  /** Nothing had run for a while: what it found is what stays. Otherwise it may be too much. */
  readonly isSettled: boolean;
}

/** The looks since `count` operations; of those with equally many the lowest, for it is settled. */
function looksAfter(history: MetricHistory, liveHeap: Float64Array, count: number): Look[] {
  const lowest = new Map<number, Look>();
  for (const row of fullCollections(liveHeap)) {
    const operations = history.operations[row] ?? Number.NaN;
    const value = history.value[row] ?? Number.NaN;
    if (!(operations > count) || Number.isNaN(value)) continue;
    const known = lowest.get(operations);
    if (known !== undefined && known.value <= value) continue;
    lowest.set(operations, { operations, value, isSettled: isSettledAt(history, row) });
  }
  return [...lowest.values()];
}

/** Whether no operation had ended for a while before a row. */
function isSettledAt({ t, operations }: MetricHistory, row: number): boolean {
  const latest = (t[row] ?? 0) - IN_USE_MS;
  let earlier = row;
  while (earlier >= 0 && (t[earlier] ?? 0) > latest) earlier -= 1;
  return operations[valueBefore(operations, earlier)] === operations[row];
}

/** Tells a leak from warming up, which slows down, and from garbage, which falls back. */
function keepsRising(base: Look, looks: readonly Look[], last: Look): Signature {
  const growth = last.value - base.value;
  const falls = looks.map((look, index) => (looks[index - 1] ?? base).value - look.value);
  if (Math.max(...falls) >= growth) return 'none';

  const span = last.operations - base.operations;
  const halfWay = base.operations + span / 2;
  const middle = looks
    .filter(({ operations }) => Math.abs(operations - halfWay) <= span / 4)
    .toSorted((a, b) => a.value - b.value)[0];
  if (middle === undefined) return 'early';
  const early = (middle.value - base.value) / (middle.operations - base.operations);
  const late = (last.value - middle.value) / (last.operations - middle.operations);
  if (late >= early * STEADY_SHARE) return 'leak';
  // A middle that is too high makes a steady rise look like one that slows down.
  return middle.isSettled ? 'none' : 'early';
}

/** alloc_space: every program allocates; it is a leak's signature when most is never freed. */
export function judgeAllocated(
  history: MetricHistory,
  freed: Float64Array,
  liveHeap: Float64Array,
): Judgement {
  const { operations, value } = history;
  const before = rowBeforeOperations(operations);
  if (before === -1) return undecided('idle');
  const collected = fullCollections(liveHeap).at(-1) ?? -1;
  const end = collected > before ? collected : valueBefore(value, value.length - 1);
  const gained = (value[end] ?? 0) - (baseBefore(history, before) || 0);
  if (gained < WARM_UP) return undecided('none');
  if (collected <= before) return undecided('open');
  const given = (freed[end] ?? 0) - (freed[valueBefore(freed, before)] ?? 0);
  const kept = gained - given;
  const count = (operations[end] ?? 0) - (operations[before] ?? 0);
  const isKept = kept > WARM_UP && kept / gained >= KEPT_SHARE;
  return {
    signature: isKept ? 'leak' : 'none',
    perOperation: count > 0 ? kept / count : null,
  };
}

/** Pending operations or handles: rise with the operations and do not fall when these have ended. */
export function judgeCount(history: MetricHistory): Judgement {
  const { t, operations, value } = history;
  const before = rowBeforeOperations(operations);
  if (before === -1) return undecided('idle');
  const base = baseBefore(history, before) || 0;
  const end = t.at(-1) ?? 0;
  let highest = base;
  let settled = Number.POSITIVE_INFINITY;
  for (const [row, current] of value.entries()) {
    if (row <= before || Number.isNaN(current)) continue;
    highest = Math.max(highest, current);
    if ((t[row] ?? 0) >= end - SETTLE_MS) settled = Math.min(settled, current);
  }
  if (settled === Number.POSITIVE_INFINITY) return undecided('idle');
  const rise = settled - base;
  const count =
    (operations[valueBefore(operations, operations.length - 1)] ?? 0) - (operations[before] ?? 0);
  const isHeld = rise >= FEW && highest - settled <= FALLEN_SHARE * (highest - base);
  return {
    signature: isHeld ? 'leak' : 'none',
    perOperation: count > 0 ? rise / count : null,
  };
}

/** alloc_objects: one function makes most of all objects. */
export function judgeObjects(culpritShare: number | null): Judgement {
  if (culpritShare === null) return undecided('none');
  return undecided(culpritShare >= KEPT_SHARE ? 'leak' : 'none');
}
