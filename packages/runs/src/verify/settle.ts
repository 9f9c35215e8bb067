import { setTimeout as delay } from 'node:timers/promises';
import type { Cause, Sample } from '@leakscope/protocol';
import type { Subject } from './subject.ts';
import { valuesOf } from './values.ts';

/** Between two looks. */
const LOOK_MS = 40;
/** What ends by itself was seen to do so at intervals shorter than this: time-outs, closing sockets. */
const QUIET_MS = 260;
/** What has not ended by then is judged as it is. */
const MOST_MS = 2_500;

/** What may end by itself a while after the load. */
const TRANSIENT: readonly Cause[] = ['handles', 'async', 'fds', 'threads'];

function transients(sample: Sample): number[] {
  const values = valuesOf(sample);
  return TRANSIENT.map((cause) => values[cause] ?? 0);
}

/**
 * Waits until what ends by itself has ended: nothing is left of the load, or nothing has fallen for
 * a while.
 *
 * @param before a reading from before the load
 */
export async function settle(subject: Subject, before: Sample, signal: AbortSignal): Promise<void> {
  const start = transients(before);
  const least = transients(await subject.read());
  const begun = performance.now();
  let fellAt = begun;
  for (let now = begun; now - begun < MOST_MS && now - fellAt < QUIET_MS; now = performance.now()) {
    if (least.every((count, index) => count <= (start[index] ?? 0))) return;
    await delay(LOOK_MS, undefined, { signal });
    for (const [index, count] of transients(await subject.read()).entries()) {
      if (count >= (least[index] ?? 0)) continue;
      least[index] = count;
      fellAt = performance.now();
    }
  }
}
