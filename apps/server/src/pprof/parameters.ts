import { MAX_CAPTURE_SECONDS } from '@leakscope/protocol';
import { PprofRefusal } from './refusal.ts';

/** Go's default of `profile`. */
const DEFAULT_CPU_SECONDS = 30;

/** `seconds` of `profile`: what does not parse, or is not above 0, counts as not given. */
export function cpuSeconds(given: string | undefined): number {
  const seconds = integer(given);
  return atMost(seconds !== undefined && seconds > 0 ? seconds : DEFAULT_CPU_SECONDS);
}

/**
 * `seconds` of the other profiles: `undefined` for a profile of this moment.
 *
 * @throws PprofRefusal 400 for what is no number of seconds, and beside `debug`
 */
export function deltaSeconds(
  given: string | undefined,
  debug: string | undefined,
): number | undefined {
  if (given === undefined || given === '') return undefined;
  const seconds = integer(given);
  if (seconds === undefined || seconds <= 0) {
    throw new PprofRefusal(400, 'invalid value for "seconds" - must be a positive integer');
  }
  if (debugLevel(debug) !== 0) {
    throw new PprofRefusal(400, 'seconds and debug params are incompatible');
  }
  return atMost(seconds);
}

/** `debug`: 0 for the binary form, 1 and 2 for people. What does not parse counts as 0. */
export function debugLevel(given: string | undefined): number {
  return integer(given) ?? 0;
}

/** @throws PprofRefusal 400 beyond what a capture may last */
function atMost(seconds: number): number {
  if (seconds <= MAX_CAPTURE_SECONDS) return seconds;
  throw new PprofRefusal(
    400,
    `profile duration exceeds server's WriteTimeout: at most ${MAX_CAPTURE_SECONDS} seconds`,
  );
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
