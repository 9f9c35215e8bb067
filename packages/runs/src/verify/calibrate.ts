import type { Cause, Sample } from '@leakscope/protocol';
import { valuesOf } from './values.ts';

/** What must not run out while a leak is measured: bytes, and counts. */
export type Resource = 'rss' | Exclude<Cause, 'external' | 'native'>;
export type Resources = Readonly<Record<Resource, number>>;

const RESOURCES: readonly Resource[] = [
  'rss',
  'heap',
  'threads',
  'contexts',
  'fds',
  'handles',
  'async',
];

/** The load of one cycle. */
export const LOAD_MS = 100;
/** Operations of one order: enough for the cheapest to take a tenth of a second. */
const MOST_OPERATIONS = 50_000;
/** Cycles that there shall be room for: nearly all verdicts need fewer. */
const PLANNED_CYCLES = 14;
/** Always so many more. */
const LEAST_LEFT = 2;

/**
 * What a verification uses, beyond what the process began with. A full collection takes about 1 ms
 * for each MiB of small objects, a thread some 12 MB, a context 1 MB; waits are counted one by one
 * up to 100,000; and reading long lists takes time.
 */
const MOST: Omit<Resources, 'rss'> = {
  heap: 64 * 1024 ** 2,
  threads: 24,
  contexts: 100,
  fds: 3_000,
  handles: 3_000,
  async: 60_000,
};

/** Share of what a cap leaves that a verification uses: it stays below 0.4 of the cap. */
const SHARE_OF_CAP = 0.36;
/** Resident bytes that it uses where there is no cap. */
const WITHOUT_CAP = 400 * 1024 ** 2;
/** An operation that uses much may pass the plan so many times over: then it ends. */
const FULL = 2;

export function resourcesOf(sample: Sample): Resources {
  const { threads, contexts, fds, handles, async, heap } = valuesOf(sample);
  return {
    rss: sample.rss ?? 0,
    heap: heap ?? 0,
    threads: threads ?? 0,
    contexts: contexts ?? 0,
    fds: fds ?? 0,
    handles: handles ?? 0,
    async: async ?? 0,
  };
}

/** The room there is. */
export interface Limits {
  readonly start: Resources;
  readonly most: Resources;
  /** Whether any resource has used up a share of its room. */
  readonly isUsed: (now: Resources, share: number) => boolean;
  /** The resource of which no further operation is safe, where there is one. */
  readonly full: (now: Resources) => Resource | undefined;
}

/** What a process cannot have more of; `null` where nobody says. */
export interface Caps {
  /** In bytes. */
  readonly memory: number | null;
  readonly fds: number | null;
}

/** The room of a process that began with `start`. */
export function limitsOf(start: Resources, { memory, fds }: Caps): Limits {
  const room = memory === null ? WITHOUT_CAP : SHARE_OF_CAP * (memory - start.rss);
  const most = { ...start, rss: start.rss + room };
  for (const [name, room] of Object.entries(MOST)) most[name as keyof typeof MOST] += room;
  if (fds !== null) most.fds = Math.min(most.fds, start.fds + SHARE_OF_CAP * (fds - start.fds));
  const used = (now: Resources, share: number): Resource | undefined =>
    RESOURCES.find((name) => now[name] - start[name] >= share * (most[name] - start[name]));
  return {
    start,
    most,
    isUsed: (now, share) => used(now, share) !== undefined,
    full: (now) => used(now, FULL),
  };
}

/** What a number of operations took. */
export interface Cost {
  readonly operations: number;
  /** Milliseconds of all of them. */
  readonly ms: number;
  /** Before and after them, settled. */
  readonly from: Resources;
  readonly to: Resources;
}

/**
 * How many operations make a cycle: as many as a load takes time for, but so few that all the
 * cycles there may be leave every resource below its limit. At least 1.
 *
 * @param cycles that there have been
 */
export function operationsPerCycle(cost: Cost, limits: Limits, cycles: number): number {
  const perMs = cost.operations / Math.max(cost.ms, 1);
  const left = Math.max(LEAST_LEFT, PLANNED_CYCLES - cycles);
  const most = Math.min(MOST_OPERATIONS, perMs * LOAD_MS, roomFor(cost, limits, 1) / left);
  return Math.max(1, Math.floor(most));
}

/** How many further operations use up a share of the room. At least 1. */
export function operationsWithin(cost: Cost, limits: Limits, share: number): number {
  return Math.max(1, Math.floor(Math.min(MOST_OPERATIONS, roomFor(cost, limits, share))));
}

/** Operations until the first resource has used up a share of its room, by what they have cost. */
function roomFor({ operations, from, to }: Cost, { start, most }: Limits, share: number): number {
  const rooms = RESOURCES.map((name) => {
    const growth = (to[name] - from[name]) / operations;
    const room = start[name] + share * (most[name] - start[name]) - to[name];
    return growth > 0 ? room / growth : Number.POSITIVE_INFINITY;
  });
  return Math.min(...rooms);
}
