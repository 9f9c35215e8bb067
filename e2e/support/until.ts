import { setTimeout as sleep } from 'node:timers/promises';

/** How long something may take that takes well under a second on an idle machine. */
const DEADLINE_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Asks again and again until there is an answer.
 * @param what for the message, as in "the run to end"
 * @param ask `undefined` and `false` mean not yet
 * @throws with the label once the deadline has passed
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${deadlineMs} ms in vain for ${what}`);
    await sleep(PAUSE_MS);
  }
}
