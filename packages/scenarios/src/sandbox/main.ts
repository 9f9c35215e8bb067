/**
 * The process in which a scenario runs: a small HTTP service on loopback whose handler performs one
 * operation, so that stacks look like those of a real service. It takes its orders from the process
 * that started it and from nobody else.
 *
 * `POST /load` loads the scenario: after sampling has begun, so that nothing of it is missed.
 * `POST /operation` performs one operation.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Operation = (request: IncomingMessage) => unknown;

const { LEAKSCOPE_KEY: key, LEAKSCOPE_MEMORY_CAP: cap, LEAKSCOPE_OPERATION: file } = process.env;
const memoryCap = Number(cap);

/** Where the probe reads how many operations have been completed. */
const OPERATIONS = Symbol.for('leakscope.operations');
const counters = globalThis as unknown as Record<symbol, number>;
counters[OPERATIONS] = 0;

/** Whoever started it loads a scenario at once, or is gone. */
const abandoned = setTimeout(() => process.exit(), 60_000);

let operation: Operation | undefined;
/** Settled once the operation before has ended; `null` while none runs. */
let running: Promise<void> | null = null;

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function load(response: ServerResponse): Promise<void> {
  clearTimeout(abandoned);
  const exported: Record<string, unknown> = await import(file ?? '');
  operation = Object.values(exported).find((value) => typeof value === 'function') as Operation;
  if (operation === undefined) throw new Error('it exports no function.');
  reply(response, 200, {});
}

function replyDone(response: ServerResponse): void {
  counters[OPERATIONS] = (counters[OPERATIONS] ?? 0) + 1;
  reply(response, 200, { operations: counters[OPERATIONS], rss: process.memoryUsage.rss() });
}

function replyFailed(response: ServerResponse, error: unknown): void {
  reply(response, 500, { error: error instanceof Error ? error.message : String(error) });
}

async function finish(response: ServerResponse, result: PromiseLike<unknown>): Promise<void> {
  try {
    await result;
    replyDone(response);
  } catch (error) {
    replyFailed(response, error);
  } finally {
    running = null;
  }
}

/** Begins the operation in the handler's own stack, where a real service would do its work. */
function handleOperation(request: IncomingMessage, response: ServerResponse): void {
  if (process.memoryUsage.rss() >= memoryCap) {
    reply(response, 503, { error: 'memory cap' });
    return;
  }
  try {
    const result = operation?.(request);
    if (result instanceof Promise) running = finish(response, result);
    else replyDone(response);
  } catch (error) {
    replyFailed(response, error);
  }
}

/** Operations run one at a time: one that comes while another is pending waits for it. */
async function handleInTurn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  while (running !== null) await running;
  handleOperation(request, response);
}

const server = createServer((request, response) => {
  request.resume();
  if (request.headers['x-leakscope-key'] !== key) reply(response, 403, {});
  else if (request.url === '/load') load(response).catch((error) => replyFailed(response, error));
  else if (operation === undefined) reply(response, 409, { error: 'nothing is loaded' });
  else if (running === null) handleOperation(request, response);
  else void handleInTurn(request, response);
});

server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
