import { verifyOperation } from '@leakscope/runs';

export interface ToLeakOptions {
  /** In milliseconds; what has no verdict by then fails. Default 60,000. */
  readonly timeout?: number;
  /** Operations of a cycle; chosen by what one costs where this is left out. */
  readonly iterations?: number;
}

/** What a matcher answers, in vitest and in jest. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Whether calling a function again and again leaks: it is called in cycles, with a collection after
 * each, until the verdict is clear. A few seconds.
 *
 * @throws TypeError where there is nothing to call or an option does not fit, and what the function
 *   throws
 */
export async function toLeak(received: unknown, options: ToLeakOptions = {}): Promise<Matched> {
  if (typeof received !== 'function') {
    throw new TypeError(
      `toLeak needs a function to call: expect(() => work()).not.toLeak(), not ${typeof received}.`,
    );
  }
  const timeout = positive('timeout', options.timeout) ?? DEFAULT_TIMEOUT_MS;
  const iterations = positive('iterations', options.iterations);
  const signal = AbortSignal.timeout(timeout);
  try {
    const { leaking, sentence } = await verifyOperation(received as () => unknown, {
      iterations,
      signal,
    });
    return { pass: leaking, message: () => inWords(leaking, sentence) };
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(`toLeak has no verdict within ${timeout} ms: give it a longer timeout.`, {
      cause: error,
    });
  }
}

function inWords(leaking: boolean, sentence: string): string {
  return leaking
    ? `expected the function not to leak, but it ${sentence}`
    : `expected the function to leak, but it ${sentence}`;
}

function positive(name: string, value: number | undefined): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value > 0)) return value;
  throw new TypeError(`toLeak: ${name} must be a whole number above 0, not ${value}.`);
}
