import type { Sample } from '@leakscope/protocol';
import { type Cost, type Limits, LOAD_MS, operationsWithin, resourcesOf } from './calibrate.ts';
import { settle } from './settle.ts';
import type { Subject } from './subject.ts';

/**
 * Caches fill, code is compiled: most of that happens within so long, if it was more than a few
 * operations; or within so many.
 */
const ENOUGH_MS = 600;
const FEW_OPERATIONS = 30;
const MOST_OPERATIONS = 20_000;
/** Slow operations are not waited for any longer. */
const MOST_MS = 2_000;
/** Share of what may be used up that warming up takes at the most. */
const SHARE = 0.25;

export interface WarmedUp extends Cost {
  /** Settled and collected. */
  readonly sample: Sample;
}

function isEnough(operations: number, ms: number): boolean {
  if (operations >= MOST_OPERATIONS || ms >= MOST_MS) return true;
  return ms >= ENOUGH_MS && operations > FEW_OPERATIONS;
}

/**
 * Runs the operation, more often each time, until it has been done often, for long, or has used up
 * much; then lets the process settle.
 */
export async function warmUp(
  subject: Subject,
  start: Sample,
  limits: Limits,
  signal: AbortSignal,
): Promise<WarmedUp> {
  const from = resourcesOf(start);
  const maxRss = from.rss + SHARE * (limits.most.rss - from.rss);
  let operations = 0;
  let ms = 0;
  for (let times = 1; ;) {
    signal.throwIfAborted();
    const begun = performance.now();
    const { done } = await subject.operate({ times, ms: LOAD_MS, maxRss });
    ms += performance.now() - begun;
    operations += done;
    if (done === 0 || isEnough(operations, ms)) break;
    let now = resourcesOf(await subject.read());
    if (limits.isUsed(now, SHARE)) {
      // Perhaps by what ends by itself, or by garbage.
      await settle(subject, start, signal);
      now = resourcesOf(await subject.collect());
      if (limits.isUsed(now, SHARE)) break;
    }
    times = Math.min(2 * times, operationsWithin({ operations, ms, from, to: now }, limits, SHARE));
  }
  await settle(subject, start, signal);
  const sample = await subject.collect();
  return { operations: Math.max(1, operations), ms, from, to: resourcesOf(sample), sample };
}
