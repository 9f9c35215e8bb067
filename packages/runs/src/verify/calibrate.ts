import type { Cause, Sample } from '@leakscope/protocol';
import { valuesOf } from './values.ts';

/** What must not run out while a leak is measured: resident bytes, and counts. */
type Resource = 'rss' | Extract<Cause, 'threads' | 'contexts' | 'fds' | 'handles' | 'async'>;
export type Resources = Readonly<Record<Resource, number>>;

/** The load of one cycle. */
export const LOAD_MS = 100;
/** Operations of one order: enough for the cheapest to take a tenth of a second. */
const MOST_OPERATIONS = 50_000;

/**
 * What a verification may use up, beyond what the process began with. A thread costs some 12 MB and
 * a context 1 MB; waits are counted one by one up to 100,000; and reading long lists takes time.
 */
const MOST: Omit<Resources, 'rss'> = {
  threads: 24,
  contexts: 100,
  fds: 3_000,
  handles: 3_000,
  async: 60_000,
};

/** Share of the memory cap that a verification stays below. */
const SHARE_OF_CAP = 0.4;
/** Resident bytes that may be used up where there is no cap. */
const WITHOUT_CAP = 400 * 1024 ** 2;

export function resourcesOf(sample: Sample): Resources {
  const { threads, contexts, fds, handles, async } = valuesOf(sample);
  return {
    rss: sample.rss ?? 0,
    threads: threads ?? 0,
    contexts: contexts ?? 0,
    fds: fds ?? 0,
    handles: handles ?? 0,
    async: async ?? 0,
  };
}

/** The most of everything, for a process that began with `start`. */
export function limits(start: Resources, memoryCap: number | null): Resources {
  return {
    rss: memoryCap === null ? start.rss + WITHOUT_CAP : SHARE_OF_CAP * memoryCap,
    threads: start.threads + MOST.threads,
    contexts: start.contexts + MOST.contexts,
    fds: start.fds + MOST.fds,
    handles: start.handles + MOST.handles,
    async: start.async + MOST.async,
  };
}

const RESOURCES: readonly Resource[] = ['rss', 'threads', 'contexts', 'fds', 'handles', 'async'];

/** Whether any resource has used up `share` of the way from `start` to `limit`. */
export function usedUp(now: Resources, start: Resources, limit: Resources, share: number): boolean {
  return RESOURCES.some((name) => now[name] - start[name] >= share * (limit[name] - start[name]));
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
 * How many operations make a cycle: as many as a load takes time for, but so few that `cycles`
 * further ones leave every resource below its limit. At least 1.
 */
export function operationsPerCycle(cost: Cost, limit: Resources, cycles: number): number {
  const perMs = cost.operations / Math.max(cost.ms, 1);
  let most = Math.min(MOST_OPERATIONS, perMs * LOAD_MS);
  for (const name of RESOURCES) {
    const growth = (cost.to[name] - cost.from[name]) / cost.operations;
    if (growth <= 0) continue;
    const room = limit[name] - cost.to[name];
    most = Math.min(most, room / growth / cycles);
  }
  return Math.max(1, Math.floor(most));
}
