import { setTimeout as delay } from 'node:timers/promises';
import type { Run } from '@leakscope/protocol';

/** A process that has died is known to have done so within this time. */
const ENDING_MS = 500;
const LOOK_MS = 20;

/**
 * Why a process has ended by itself, which is known a moment after its connections have broken;
 * `null` where it has not, or nobody knows.
 *
 * @param find its run as it is now
 */
export async function whyEnded(find: () => Run | undefined): Promise<string | null> {
  for (let waited = 0; waited < ENDING_MS; waited += LOOK_MS) {
    const run = find();
    if (run === undefined) return null;
    if (run.endedAt !== null) return run.reason;
    await delay(LOOK_MS);
  }
  return null;
}
