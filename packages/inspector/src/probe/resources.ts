/**
 * Resources that live until somebody ends them (sockets, timers, files, workers, ports, children),
 * by the stack that created them.
 */
import { NO_STACK, internStack, takeStack } from './stacks.ts';

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
  FSREQCALLBACK: 'file operation',
  FSREQPROMISE: 'file operation',
  GETADDRINFOREQWRAP: 'name lookup',
  PROCESSWRAP: 'child process',
  WORKER: 'worker',
  MESSAGEPORT: 'message port',
  ZLIB: 'zlib stream',
  HTTP2SESSION: 'http2 session',
};

interface Resource {
  readonly ref: WeakRef<object>;
  readonly type: string;
  readonly stack: number;
}

/** Resources held; beyond it new ones are only counted. */
const MAX_RESOURCES = 100_000;
/** Stacks a second: a server that sets a timer for each request makes tens of thousands. */
const STACKS_PER_SECOND = 1000;
const STACK_BURST = 4096;
/** After so many creations the ended ones are looked for, so that the list follows the living. */
const SWEEP_EVERY = 4096;

const resources = new Map<number, Resource>();
let unheld = 0;
let sinceSweep = 0;
let tokens = STACK_BURST;
let refilledAt = 0;

interface Handle {
  /** Of sockets and pipes on POSIX: negative once closed. */
  readonly fd?: number;
  /** Of timers. */
  readonly _destroyed?: boolean;
}

function hasEnded(ref: WeakRef<object>): boolean {
  const resource = ref.deref() as Handle | undefined;
  if (resource === undefined || resource._destroyed === true) return true;
  // A socket that has not begun to connect has no descriptor yet either, but lives for an instant.
  return process.platform !== 'win32' && typeof resource.fd === 'number' && resource.fd < 0;
}

function sweep(): void {
  sinceSweep = 0;
  for (const [id, { ref }] of resources) if (hasEnded(ref)) resources.delete(id);
}

export function resourceBegan(
  id: number,
  asyncType: string,
  resource: object,
  caller: (...args: never[]) => unknown,
): void {
  const type = TYPES[asyncType];
  if (type === undefined) return;
  if (++sinceSweep >= SWEEP_EVERY) sweep();
  if (resources.size >= MAX_RESOURCES) {
    unheld++;
    return;
  }
  let stack = NO_STACK;
  if (tokens >= 1) {
    tokens--;
    stack = internStack(takeStack(caller), true);
  }
  resources.set(id, { ref: new WeakRef(resource), type, stack });
}

export function refillResourceStacks(now: number): void {
  tokens = Math.min(STACK_BURST, tokens + ((now - refilledAt) / 1000) * STACKS_PER_SECOND);
  refilledAt = now;
}

/** Living resources of one type and stack. */
export interface StackResources {
  stack: number;
  type: string;
  count: number;
}

/** What lives now; `unheld` counts creations that came when the list was full. */
export function liveResources(): { resources: StackResources[]; unheld: number } {
  sweep();
  const sums = new Map<string, StackResources>();
  for (const { stack, type } of resources.values()) {
    const sum = sums.get(`${type}:${stack}`);
    if (sum === undefined) sums.set(`${type}:${stack}`, { stack, type, count: 1 });
    else sum.count++;
  }
  return { resources: [...sums.values()], unheld };
}

export function forgetResources(): void {
  resources.clear();
}
