/**
 * What lives until somebody ends it (sockets, timers, files, workers, ports, contexts, children), by
 * the stack that created it.
 */
import { StackBudget } from './budget.ts';
import { type Creation, creation, NOBODY, release, settle, stackOf } from './creations.ts';
import { hasEnded } from './ends.ts';
import { Pace, type PaceLimits } from './pace.ts';
import { currentOrigin, followAnswer, originOf, remember } from './origins.ts';
import { type Held, Rests } from './rests.ts';

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
  /** How many resources it stands for. */
  weight: number;
  /** Sampling periods it has lasted. */
  periods: number;
}

/** Sampling periods after which a resource is held weakly. */
const YOUNG_PERIODS = 1;
/** The same for what requests have many of: most requests are over by then. */
const YOUNG_PERIODS_OF_MANY = 4;

interface OldResource extends Held {
  readonly id: number;
  readonly ref: WeakRef<object>;
  readonly type: string;
  readonly created: Creation;
}

/** Resources held; beyond it new ones are only counted. */
const MAX_RESOURCES = 200_000;
/** By asynchronous id; what has none counts down from -1. */
const young = new Map<number, YoungResource>();
const old = new Map<number, OldResource>();
let lastOwnId = 0;
const portIds = new WeakMap<object, number>();
let unheld = 0;
const rests = new Rests<OldResource>();

/** Under half a percent of a core, once the burst is spent. */
const takeStacks = () => new StackBudget(4096, 100);
const budget = takeStacks();

function watchMany(limits: Omit<PaceLimits, 'exactHeld'>): Many {
  const many: Many = {
    budget: takeStacks(),
    pace: new Pace({ ...limits, exactHeld: MAX_RESOURCES / 2 }, () => {
      for (const [id, held] of young) {
        if (held.many !== many || held.periods > 0) continue;
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
  sampledPerPeriod: 256,
});
/** One that is held keeps all that belongs to its request for up to a sampling period longer. */
const connections = watchMany({
  exactPerSecond: 250,
  exactBurst: 5000,
  dearPerSecond: 1000,
  sampledPerPeriod: 32,
});
const MANY = [timers, connections];

/** Something that one can forget to close. */
interface Kind {
  /** The name we show. */
  readonly type: string;
  readonly many: Many | null;
}

const one = (type: string): Kind => ({ type, many: null });
/** By their types in async_hooks. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['TCPWRAP', { type: 'socket', many: connections }],
  ['TLSWRAP', { type: 'tls socket', many: connections }],
  ['PIPEWRAP', { type: 'pipe', many: connections }],
  ['UDPWRAP', one('udp socket')],
  ['TTYWRAP', one('tty')],
  ['TCPSERVERWRAP', one('server')],
  ['PIPESERVERWRAP', one('server')],
  ['Timeout', { type: 'timer', many: timers }],
  ['FSEVENTWRAP', one('file watcher')],
  ['STATWATCHER', one('file watcher')],
  ['FILEHANDLE', one('file')],
  ['DIRHANDLE', one('directory')],
  ['PROCESSWRAP', one('child process')],
  ['WORKER', one('worker')],
  ['MESSAGEPORT', one('message port')],
  ['ZLIB', one('zlib stream')],
  ['HTTP2SESSION', one('http2 session')],
  ['HTTP2STREAM', one('http2 stream')],
  ['SIGNALWRAP', one('signal handler')],
]);

/** What Node asks its native stream for when it is asked for its descriptor. */
const STREAMS: ReadonlySet<string> = new Set(['FILEHANDLE', 'HTTP2STREAM', 'TLSWRAP']);
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
  const many = kind?.many ?? null;
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
  hold(id, { resource, type: kind.type, many, isHooked: true, created, weight, periods: 0 });
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
    weight: 1,
    periods: 0,
  });
}

/** Ends a sampling period: what has lasted is held weakly from here on. `now` in milliseconds. */
export function ageResources(now: number): void {
  budget.refill(now);
  for (const many of MANY) many.budget.refill(now);
  if (MANY.some(({ pace }) => pace.thinning)) return;
  const ended: Creation[] = [];
  for (const [id, held] of young) {
    const { resource, many, created } = held;
    if (resource === underConstruction) continue;
    if (hasEnded(resource)) {
      young.delete(id);
      ended.push(created);
    } else if (++held.periods >= (many === null ? YOUNG_PERIODS : YOUNG_PERIODS_OF_MANY)) {
      grow(id, held);
    } else {
      // Now, while those who asked for it are known.
      stackOf(created);
    }
  }
  for (const created of ended) release(created);
  if (rests.resting) sweep(rests.members, now);
  else for (const { pace } of MANY) pace.turn(now, young.size + old.size);
}

function grow(id: number, { resource, type, created, weight }: YoungResource): OldResource {
  const ref = new WeakRef(resource);
  const held = { id, ref, type, created: settle(created), weight, cohort: null };
  young.delete(id);
  old.set(id, held);
  return held;
}

/** Whether resources begin so fast that to be told of them is dear. */
export function resourcesAreDear(now: number): boolean {
  return MANY.some(({ pace }) => pace.isDear(now));
}

/** Ends a period in which they were, and so many bytes were allocated. */
export function resourcesWereDear(bytes: number): void {
  let count = 0;
  for (const { isHooked, periods, weight, resource } of young.values()) {
    if (!isHooked || periods > 0 || resource === underConstruction) continue;
    if (!hasEnded(resource)) count += weight;
  }
  rests.watched(count, bytes);
}

/**
 * The hook tells of nothing from `now` on; what began in the period before stands for it. When it tells
 * again, as many are held at first as in `periods`.
 */
export function restResources(now: number, periods: number): void {
  const members: OldResource[] = [];
  for (const [id, held] of young) {
    if (held.resource === underConstruction) continue;
    const grown = grow(id, held);
    if (held.isHooked && held.periods === 0) members.push(grown);
  }
  for (const { pace } of MANY) pace.turn(now, old.size, periods);
  rests.begin(now, members);
}

/** So many periods like the last one watched have passed in which the hook told of nothing. */
export function resourcesPassed(now: number, periods: number): void {
  rests.pass(now, periods);
}

/** The hook tells of resources again. */
export function resumeResources(now: number): void {
  rests.resting = false;
  for (const { pace } of MANY) pace.resume(now);
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
    if (!hasEnded(held.ref.deref())) continue;
    old.delete(held.id);
    rests.ended(held, now);
  }
}

/** Living resources of one type and stack. */
export interface StackResources {
  stack: number;
  type: string;
  count: number;
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
  const sums = new Map<string, StackResources>();
  const { estimate, unseen } = rests.count(now, old.values(), ({ created, type }, count) => {
    const { stack } = created;
    const sum = sums.get(`${type}:${stack}`);
    if (sum === undefined) sums.set(`${type}:${stack}`, { stack, type, count });
    else sum.count += count;
  });
  return { resources: [...sums.values()], count: estimate.interval(), unseen, unheld };
}

export function forgetResources(): void {
  young.clear();
  old.clear();
  rests.clear();
}
