import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { Inspected, InProcessSession, readFdLimit, type Reading } from '@leakscope/inspector';
import type { Sample, Verdict } from '@leakscope/protocol';
import { FOREIGN } from '../check/foreign.ts';
import type { Order, Subject } from '../verify/subject.ts';
import { verify } from '../verify/verify.ts';
import { originalOf } from './original-source.ts';

/** Between two turns of the event loop, operations run for so long at most. */
const TURN_MS = 10;
const ANSWER_MS = 5000;
/** The folder of this package: what measures is not what leaks. */
const OWN_FOLDER = fileURLToPath(new URL('../../', import.meta.url));

export type InProcessOperation = () => unknown;

export interface VerifyOperationOptions {
  /** Operations of a cycle; chosen by what one costs where this is left out. */
  readonly iterations?: number | undefined;
  /** Gives up with its reason. */
  readonly signal: AbortSignal;
}

/** One at a time: each would see what the others do. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Whether an operation leaks, measured in this very process. What else goes on in it meanwhile is
 * measured with it; so nothing else should.
 *
 * @throws what the operation throws, or the signal's reason
 */
export async function verifyOperation(
  operation: InProcessOperation,
  options: VerifyOperationOptions,
): Promise<Verdict> {
  const done = last.then(async () => await verifyNow(operation, options));
  last = done.catch(() => undefined);
  return await done;
}

async function verifyNow(
  operation: InProcessOperation,
  { iterations, signal }: VerifyOperationOptions,
): Promise<Verdict> {
  signal.throwIfAborted();
  // V8's heap sampler does not see inlined functions: what is compiled from here on has none.
  setFlagsFromString('--no-turbo-inlining');
  setFlagsFromString('--no-maglev-inlining');
  const inspected = await Inspected.attach(new InProcessSession(), {
    pid: process.pid,
    sandbox: false,
  });
  let abort = () => {};
  // An operation that never settles must not hold up whoever asked.
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
  });
  try {
    const verdict = verify({
      subject: subjectOf(inspected, operation, iterations ?? null, signal),
      scenario: null,
      variant: null,
      operation: 'call',
      signal,
      observe: () => {},
    });
    return await Promise.race([verdict, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    setFlagsFromString('--turbo-inlining');
    setFlagsFromString('--maglev-inlining');
    await inspected.detach();
  }
}

function subjectOf(
  inspected: Inspected,
  operation: InProcessOperation,
  iterations: number | null,
  signal: AbortSignal,
): Subject {
  const read = async (): Promise<Sample> => {
    const { reading } = await inspected.read(ANSWER_MS);
    return isMainThread ? reading : withoutProcess(reading);
  };
  return {
    node: process.version,
    memoryCap: null,
    fdLimit: async () => await readFdLimit(process.pid),
    iterations,
    isOwn: (file) => file !== '' && !FOREIGN.test(file) && !file.startsWith(OWN_FOLDER),
    original: originalOf,
    operate: async (order) => ({ done: await operate(operation, order, signal) }),
    unload: async () => {},
    read,
    collect: async () => {
      await inspected.collectAll();
      return await read();
    },
    codeBytes: async () => await inspected.codeBytes(),
    heap: async () => await inspected.heap(),
    async: async () => await inspected.async(),
    keep: async () => {},
  };
}

/** What belongs to all threads says nothing of this one. */
function withoutProcess(reading: Reading): Sample {
  return { ...reading, rss: null, fds: null, threads: null };
}

async function operate(
  operation: InProcessOperation,
  { times, ms = Number.POSITIVE_INFINITY, maxRss }: Order,
  signal: AbortSignal,
): Promise<number> {
  const begun = performance.now();
  let turned = begun;
  for (let done = 1; done <= times; done++) {
    // Only what must be awaited is: each wait would be measured too.
    const result = operation();
    if (isThenable(result)) await result;
    const now = performance.now();
    if (now - turned < TURN_MS) continue;
    await turn();
    signal.throwIfAborted();
    turned = performance.now();
    const isFull = maxRss !== undefined && process.memoryUsage.rss() >= maxRss;
    if (turned - begun >= ms || isFull) return done;
  }
  return times;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
