/**
 * The process in which a scenario runs: a small HTTP service on loopback whose handler performs one
 * operation, so that stacks look like those of a real service. It takes its orders from the process
 * that started it and from nobody else.
 *
 * `POST /load` loads the scenario: after sampling has begun, so that nothing of it is missed. The
 * operation is the file's default export, or the one named `operation`; its `setup` is awaited first.
 * `POST /operation` performs one operation; with `?times=N` up to N, one after the other, each in a
 * turn of the event loop and with a request of its own, as N requests would. `ms` and `rss` end such
 * an order early: once so many milliseconds have passed, once so many bytes are resident.
 * `POST /unload` awaits the file's `teardown`.
 */
import { createServer, IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Operation = (request: IncomingMessage) => unknown;

/** What a file may export. */
interface Exports {
  readonly default?: unknown;
  readonly operation?: unknown;
  readonly setup?: unknown;
  readonly teardown?: unknown;
  readonly iterations?: unknown;
}

function isFunction(value: unknown): value is Operation & (() => unknown) {
  return typeof value === 'function';
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && isFunction(value.then);
}

/** Operations to perform, and what ends them early. */
interface Order {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly times: number;
  /** By `performance.now()`. */
  readonly until: number;
  /** In bytes. */
  readonly rss: number;
  done: number;
}

const { LEAKSCOPE_KEY: key, LEAKSCOPE_MEMORY_CAP: cap, LEAKSCOPE_OPERATION: file } = process.env;
const memoryCap = Number(cap);

/** Where the probe reads how many operations have been completed. */
const OPERATIONS = Symbol.for('leakscope.operations');
const counters = globalThis as unknown as Record<symbol, number>;
counters[OPERATIONS] = 0;

/** Whoever started it loads a scenario at once, or is gone. */
const abandoned = setTimeout(() => process.exit(), 60_000);

let operation: Operation | undefined;
let teardown: (() => unknown) | undefined;
/** Orders are carried out one at a time: the others wait. Whoever sends them bounds how many. */
let busy = false;
const waiting: Order[] = [];

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function load(response: ServerResponse): Promise<void> {
  clearTimeout(abandoned);
  const exported: Exports = await import(file ?? '');
  const found = [exported.default, exported.operation].find(isFunction);
  if (found === undefined) {
    throw new Error('it exports no operation: export a default function, or one named operation');
  }
  if (isFunction(exported.setup)) await exported.setup();
  if (isFunction(exported.teardown)) teardown = exported.teardown;
  operation = found;
  reply(response, 200, { iterations: exported.iterations });
}

async function unload(response: ServerResponse): Promise<void> {
  await teardown?.();
  reply(response, 200, {});
}

function replyFailed(response: ServerResponse, error: unknown): void {
  reply(response, 500, { error: error instanceof Error ? error.message : String(error) });
}

function toOrder(request: IncomingMessage, response: ServerResponse, query: string): Order {
  const asked = new URLSearchParams(query);
  return {
    request,
    response,
    times: Number(asked.get('times') ?? 1),
    until: performance.now() + Number(asked.get('ms') ?? Infinity),
    rss: Number(asked.get('rss') ?? Infinity),
    done: 0,
  };
}

/** A request like the one that came, for an operation that must not see the same one twice. */
function another(request: IncomingMessage): IncomingMessage {
  const next = new IncomingMessage(request.socket);
  Object.assign(next, { method: request.method, url: request.url, complete: true });
  next.headers = { ...request.headers };
  next.push(null);
  return next.resume();
}

/** Lets the next order begin. */
function endOrder(): void {
  const next = waiting.shift();
  busy = next !== undefined;
  if (next !== undefined) setImmediate(handleOperation, next);
}

function completed(order: Order): void {
  counters[OPERATIONS] = (counters[OPERATIONS] ?? 0) + 1;
  order.done++;
  if (order.done < order.times && performance.now() < order.until) {
    // A callback: waits of our own would use up what the probe spends on stacks.
    setImmediate(handleOperation, order);
  } else {
    replyDone(order, process.memoryUsage.rss());
  }
}

function replyDone({ response, done }: Order, rss: number): void {
  reply(response, 200, { operations: counters[OPERATIONS], done, rss });
  endOrder();
}

function failed({ response }: Order, error: unknown): void {
  replyFailed(response, error);
  endOrder();
}

/** Whether the memory cap, or the order's own bound, lets an operation begin; else it has ended. */
function hasRoom(order: Order): boolean {
  const rss = process.memoryUsage.rss();
  if (order.times === 0 || (order.done > 0 && rss >= Math.min(order.rss, memoryCap))) {
    replyDone(order, rss);
    return false;
  }
  if (rss < memoryCap) return true;
  reply(order.response, 503, { error: 'memory cap' });
  endOrder();
  return false;
}

/** Begins an operation: the first of an order in the stack where a real service would do its work. */
function handleOperation(order: Order): void {
  busy = true;
  if (!hasRoom(order)) return;
  const { request, done } = order;
  let result: unknown;
  try {
    result = operation?.(done === 0 ? request : another(request));
  } catch (error) {
    failed(order, error);
    return;
  }
  if (isThenable(result)) {
    result.then(
      () => completed(order),
      (error: unknown) => failed(order, error),
    );
  } else {
    completed(order);
  }
}

const server = createServer((request, response) => {
  request.resume();
  const [path, query = ''] = (request.url ?? '').split('?');
  if (request.headers['x-leakscope-key'] !== key) reply(response, 403, {});
  else if (path === '/load') load(response).catch((error) => replyFailed(response, error));
  else if (path === '/unload') unload(response).catch((error) => replyFailed(response, error));
  else if (operation === undefined) reply(response, 409, { error: 'nothing is loaded' });
  else if (busy) waiting.push(toOrder(request, response, query));
  else handleOperation(toOrder(request, response, query));
});

server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
