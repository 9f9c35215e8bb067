/**
 * What lives until somebody ends it (sockets, timers, files, workers, ports, contexts, children), by
 * the stack that created it.
 */
import { StackBudget } from './budget.ts';
import { hasEnded } from './ends.ts';
import { NO_STACK, internStack, type RawStack, takeStack } from './stacks.ts';

/** async_hooks types that stand for something one can forget to close, by the name we show. */
const TYPES: Readonly<Record<string, string>> = {
  TCPWRAP: 'socket',
  TLSWRAP: 'tls socket',
  PIPEWRAP: 'pipe',
  UDPWRAP: 'udp socket',
  TTYWRAP: 'tty',
  TCPSERVERWRAP: 'server',
  PIPESERVERWRAP: 'server',
  Timeout: 'timer',
  FSEVENTWRAP: 'file watcher',
  STATWATCHER: 'file watcher',
  FILEHANDLE: 'file',
  DIRHANDLE: 'directory',
  PROCESSWRAP: 'child process',
  WORKER: 'worker',
  MESSAGEPORT: 'message port',
  ZLIB: 'zlib stream',
  HTTP2SESSION: 'http2 session',
  HTTP2STREAM: 'http2 stream',
  SIGNALWRAP: 'signal handler',
};

/** Who created something, as it was noticed: unread, for most things end within a moment. */
export interface Creation {
  readonly raw: RawStack | null;
}

/** Strongly held for one sampling period: a WeakRef for each would cost more. */
interface YoungResource {
  readonly resource: object;
  readonly type: string;
  readonly created: Creation;
}

interface OldResource {
  readonly ref: WeakRef<object>;
  readonly type: string;
  readonly stack: number;
}

/** Resources held; beyond it new ones are only counted. */
const MAX_RESOURCES = 100_000;

/** Under half a percent of a core, once the burst is spent. */
const budget = new StackBudget(4096, 500);
const young = new Set<YoungResource>();
const old = new Set<OldResource>();
let unheld = 0;

/** The creation of something by whoever called `caller`, the probe's own function. */
export function creation(caller: (...args: never[]) => unknown): Creation {
  return { raw: budget.grants() ? takeStack(caller) : null };
}

/** The name we show for an async_hooks type, where it stands for something that is to be ended. */
export function resourceType(asyncType: string): string | undefined {
  return TYPES[asyncType];
}

export function resourceBegan(type: string, resource: object, created: Creation): void {
  if (young.size + old.size >= MAX_RESOURCES) sweepResources();
  if (young.size + old.size >= MAX_RESOURCES) unheld++;
  else young.add({ resource, type, created });
}

/** Ends a sampling period: what still lives is held weakly from here on. `now` in milliseconds. */
export function ageResources(now: number): void {
  budget.refill(now);
  for (const entry of young) {
    young.delete(entry);
    const { resource, type, created } = entry;
    if (hasEnded(resource)) continue;
    const stack = created.raw === null ? NO_STACK : internStack(created.raw, true);
    old.add({ ref: new WeakRef(resource), type, stack });
  }
}

/** Forgets the resources that have ended. Worth its cost after a full collection. */
export function sweepResources(): void {
  for (const entry of old) if (hasEnded(entry.ref.deref())) old.delete(entry);
}

/** Living resources of one type and stack. */
export interface StackResources {
  stack: number;
  type: string;
  count: number;
}

/** What lives now; `unheld` counts creations that came when the list was full. */
export function liveResources(now: number): { resources: StackResources[]; unheld: number } {
  ageResources(now);
  sweepResources();
  const sums = new Map<string, StackResources>();
  for (const { stack, type } of old) {
    const sum = sums.get(`${type}:${stack}`);
    if (sum === undefined) sums.set(`${type}:${stack}`, { stack, type, count: 1 });
    else sum.count++;
  }
  return { resources: [...sums.values()], unheld };
}

export function forgetResources(): void {
  young.clear();
  old.clear();
}
