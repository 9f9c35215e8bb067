/**
 * Resources that live until somebody ends them (sockets, timers, files, workers, ports, children),
 * by the stack that created them.
 */
import { StackBudget } from './budget.ts';
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
};

/** Strongly held, its stack unread, for one sampling period: most resources end within it. */
interface YoungResource {
  readonly resource: object;
  readonly type: string;
  readonly raw: RawStack | null;
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

interface Handle {
  /** Of sockets and pipes on POSIX: negative once closed. */
  readonly fd?: number;
  /** Of timers. */
  readonly _destroyed?: boolean;
}

function hasEnded(resource: Handle | undefined): boolean {
  if (resource === undefined || resource._destroyed === true) return true;
  // A socket that has not begun to connect has no descriptor yet either, but lives for an instant.
  return process.platform !== 'win32' && typeof resource.fd === 'number' && resource.fd < 0;
}

export function resourceBegan(
  asyncType: string,
  resource: object,
  caller: (...args: never[]) => unknown,
): void {
  const type = TYPES[asyncType];
  if (type === undefined) return;
  if (young.size + old.size >= MAX_RESOURCES) sweepResources();
  if (young.size + old.size >= MAX_RESOURCES) unheld++;
  else young.add({ resource, type, raw: budget.grants() ? takeStack(caller) : null });
}

/** Ends a sampling period: what still lives is held weakly from here on. `now` in milliseconds. */
export function ageResources(now: number): void {
  budget.refill(now);
  for (const entry of young) {
    young.delete(entry);
    const { resource, type, raw } = entry;
    if (hasEnded(resource)) continue;
    const stack = raw === null ? NO_STACK : internStack(raw, true);
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
