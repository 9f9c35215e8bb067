/**
 * What lives until somebody ends it (sockets, timers, files, workers, ports, contexts, children), by
 * the stack that created it.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, NOBODY, release, settle, stackOf } from './creations.ts';
import { hasEnded } from './ends.ts';
import { Pace, type PaceLimits } from './pace.ts';
import { currentOrigin, followAnswer, originOf, remember } from './origins.ts';
import { KINDS, STREAMS } from './kinds.ts';
import { type AnyRests, type Held, Rests } from './rests.ts';
import { type Counted, shareOut, type StackCount } from './shares.ts';

/** What requests have many of: at a high rate some are held and stand for all. */
interface Many {
  readonly pace: Pace;
  readonly budget: StackBudget;
}

/** Strongly held until it has ended or has lasted: a WeakRef for each would cost more. */
interface YoungResource {
  readonly resource: object;
  readonly type: string;
  readonly many: Many | null;
  /** Whether the hook told of it, which it does not do in a rest. */
  readonly isHooked: boolean;
  readonly created: Creation;
  /** When the period began in which it did, in milliseconds. */
  readonly since: number;
  /** How many resources it stands for. */
  weight: number;
}

/** After so many milliseconds a resource is held weakly. */
const YOUNG_MS = 250;
/** The same for what requests have many of: most requests are over by then. */
const YOUNG_MS_OF_MANY = 1000;

interface OldResource extends Held {
  readonly id: number;
  /** `null` once it has ended. */
  ref: WeakRef<object> | null;
  readonly type: string;
  readonly created: Creation;
  readonly since: number;
}

/** Resources held; beyond it new ones are only counted. */
const MAX_RESOURCES = 200_000;
/** By asynchronous id; what has none counts down from -1. */
const young = new Map<number, YoungResource>();
const old = new Map<number, OldResource>();
let lastOwnId = 0;
const portIds = new WeakMap<object, number>();
let unheld = 0;

/** Under half a percent of a core, once the burst is spent. */
const takeStacks = () => new StackBudget(4096, 100);
const budget = takeStacks();

function watchMany(limits: Omit<PaceLimits, 'exactHeld'>): Many {
  const many: Many = {
    budget: takeStacks(),
    pace: new Pace({ ...limits, exactHeld: MAX_RESOURCES / 2 }, () => {
      for (const [id, held] of young) {
        if (held.many !== many || held.since !== rests.since) continue;
        if (Math.random() < 0.5) young.delete(id);
        else held.weight *= 2;
      }
    }),
  };
  return many;
}

const timers = watchMany({
  exactPerSecond: 2500,
  exactBurst: 50_000,
  dearPerSecond: 25_000,
  sampledPerSecond: 1024,
});
/** One that is held keeps all that belongs to its request for up to a sampling period longer. */
const connections = watchMany({
  exactPerSecond: 250,
  exactBurst: 5000,
  dearPerSecond: 1000,
  sampledPerSecond: 128,
});
const MANY = { timers, connections };
const ALL_MANY = Object.values(MANY);

const rests = new Rests<OldResource>({
  paces: ALL_MANY.map(({ pace }) => pace),
  bytesEach: 0,
  size: () => young.size + old.size,
  countRecent() {
    let count = 0;
    for (const held of young.values()) if (isRecent(held)) count += held.weight;
    return count;
  },
  settle() {
    const recent: OldResource[] = [];
    for (const [id, held] of young) {
      if (held.resource === underConstruction) continue;
      const isMember = isRecent(held);
      const grown = grow(id, held);
      if (isMember && grown !== null) recent.push(grown);
    }
    return recent;
  },
  ask: sweep,
});
export const resourceRests: AnyRests = rests;

/**
 * A stream whose constructor may not have returned: its hook runs inside of it, and the inspector may
 * interrupt just there. To ask such a one for its descriptor crashes the process.
 */
let underConstruction: object | null = null;

/** Who created a resource that is held, whenever that was. */
function creationOf(id: number): Creation | null {
  const created = (young.get(id) ?? old.get(id))?.created ?? NOBODY;
  return created === NOBODY ? null : created;
}

function hold(id: number, held: YoungResource): void {
  if (young.size + old.size >= MAX_RESOURCES) sweepResources(performance.now());
  if (young.size + old.size >= MAX_RESOURCES) unheld++;
  else young.set(id, held);
}

/** For the `init` hook of async_hooks, which is `hook`. */
export function resourceInit(
  id: number,
  asyncType: string,
  trigger: number,
  resource: object,
  hook: (...args: never[]) => unknown,
): void {
  const kind = KINDS.get(asyncType);
  const many = kind === undefined || kind.manyOf === null ? null : MANY[kind.manyOf];
  const weight = many === null ? 1 : many.pace.admit();
  if (weight === 0) return;
  const origin = originOf(trigger, creationOf);
  if (kind === undefined) {
    if (origin !== null) remember(id, origin);
    return;
  }
  if (asyncType === 'MESSAGEPORT') portIds.set(resource, id);
  const created = creation(many?.budget ?? budget, origin, hook);
  if (created !== NOBODY) {
    remember(id, created);
    if (asyncType === 'FILEHANDLE') followAnswer(created);
  }
  if (STREAMS.has(asyncType)) underConstruction = resource;
  const { since } = rests;
  hold(id, { resource, type: kind.type, many, isHooked: true, created, since, weight });
}

/** To be called where no constructor of Node's can be under way: in callbacks and reactions. */
export function nothingUnderConstruction(): void {
  underConstruction = null;
}

/** The asynchronous id of a message port, which does not tell it itself. */
export function idOf(port: object): number | undefined {
  return portIds.get(port);
}

/** The creation of something that no hook tells of, by whoever called `caller`, the probe's own. */
export function ownCreation(caller: (...args: never[]) => unknown): Creation {
  return creation(budget, currentOrigin(creationOf), caller);
}

/** Of something that no hook tells of. */
export function resourceBegan(type: string, resource: object, created: Creation): void {
  hold(--lastOwnId, {
    resource,
    type,
    many: null,
    isHooked: false,
    created,
    since: rests.since,
    weight: 1,
  });
}

/** Ends a sampling period: what has lasted is held weakly from here on. `now` in milliseconds. */
export function ageResources(now: number): void {
  budget.refill(now);
  for (const many of ALL_MANY) many.budget.refill(now);
  if (rests.thinning) return;
  const ended: Creation[] = [];
  for (const [id, held] of young) {
    const { resource, many, created, since } = held;
    if (resource === underConstruction) continue;
    if (hasEnded(resource)) {
      young.delete(id);
      ended.push(created);
    } else if (now - since >= (many === null ? YOUNG_MS : YOUNG_MS_OF_MANY)) {
      grow(id, held);
    } else {
      // Now, while those who asked for it are known.
      stackOf(created);
    }
  }
  for (const created of ended) release(created);
}

/** Whether a hook told of it in the period under way, and it is there still. */
function isRecent({ isHooked, since, resource }: YoungResource): boolean {
  return isHooked && since === rests.since && resource !== underConstruction && !hasEnded(resource);
}

/** `null` where it has grown while its stack was read, in a sample that came in between. */
function grow(
  id: number,
  { resource, type, created, since, weight }: YoungResource,
): OldResource | null {
  const ref = new WeakRef(resource);
  const held = { id, ref, type, created: settle(created), since, weight, cohort: null };
  if (!young.delete(id)) return null;
  old.set(id, held);
  return held;
}

/** Holds everything weakly, so that a full collection finds what nobody else holds. */
export function letGoOfResources(): void {
  for (const [id, held] of young) if (held.resource !== underConstruction) grow(id, held);
}

/** Forgets the resources that have ended. Worth its cost after a full collection. */
export function sweepResources(now: number): void {
  sweep(old.values(), now);
}

function sweep(list: Iterable<OldResource>, now: number): void {
  for (const held of list) {
    if (!hasEnded(held.ref?.deref())) continue;
    old.delete(held.id);
    held.ref = null;
    rests.ended(held, now);
  }
}

/** Living resources of one type and stack. */
export interface StackResources extends StackCount {
  type: string;
}

/** What lives now. */
export interface LiveResources {
  resources: StackResources[];
  /** `[estimate, low, high]` */
  count: [number, number, number];
  /** How many of them were created while nobody looked. */
  unseen: number;
  /** Creations that came when the list was full. */
  unheld: number;
}

export function liveResources(now: number): LiveResources {
  ageResources(now);
  letGoOfResources();
  sweepResources(now);
  rests.ask(now);
  const byType = new Map<string, Counted[]>();
  const { estimate, unseen } = rests.count(now, old.values(), ({ created, type, since }, count) => {
    const counted = { since, stack: created.stack, count };
    const ofType = byType.get(type);
    if (ofType === undefined) byType.set(type, [counted]);
    else ofType.push(counted);
  });
  const resources = [...byType].flatMap(([type, counted]) =>
    shareOut(counted).map(({ stack, count }) => ({ stack, type, count })),
  );
  return { resources, count: estimate.interval(), unseen, unheld };
}

export function forgetResources(): void {
  young.clear();
  old.clear();
  rests.clear();
}
