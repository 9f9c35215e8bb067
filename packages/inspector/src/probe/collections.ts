/**
 * Garbage collections, exactly: `v8.GCProfiler` gives the heap before and after each, but only when
 * it is stopped, so it is stopped and started again whenever somebody asks.
 */

/** `[kind, duration in ms, heap used before, after, how many it stands for]` */
export type ProbeCollection = [string, number, number, number, number];

const KINDS: Readonly<Record<string, string>> = {
  Scavenge: 'minor',
  MinorMarkCompact: 'minor',
  MinorMarkSweep: 'minor',
  MarkSweepCompact: 'major',
  IncrementalMarking: 'incremental',
  ProcessWeakCallbacks: 'weak',
};
/** Minor collections reported one by one in a sampling period; more are reported as one. */
const SINGLE_MINORS = 20;

const { GCProfiler } = process.getBuiltinModule('v8');

let profiler = new GCProfiler();
let freed = 0;
let liveHeap: number | null = null;
/** Those of which nobody has read yet. */
const unread: ProbeCollection[] = [];
let minors = 0;
/** Whether the profiler is being asked just now, by whom a sample has interrupted. */
let gathering = false;
let together: ProbeCollection | null = null;

export function watchCollections(): void {
  profiler.start();
}

export function unwatchCollections(): void {
  profiler.stop();
}

/** Bytes of V8 heap freed since `watchCollections`, up to the last `gatherCollections`. */
export function heapFreed(): number {
  return freed;
}

/** The heap just after the last full collection, `null` before the first. */
export function heapAfterFullCollection(): number | null {
  return liveHeap;
}

/** The collections gathered since the last call. */
export function readCollections(): ProbeCollection[] {
  minors = 0;
  together = null;
  return unread.splice(0);
}

/** Asks for the collections since the last call. */
export function gatherCollections(): void {
  if (gathering) return;
  gathering = true;
  const { statistics } = profiler.stop();
  profiler = new GCProfiler();
  profiler.start();
  gathering = false;
  for (const { gcType, cost, beforeGC, afterGC } of statistics) {
    const kind = KINDS[gcType] ?? 'minor';
    const before = beforeGC.heapStatistics.usedHeapSize;
    const after = afterGC.heapStatistics.usedHeapSize;
    // Marking in steps frees nothing; allocation goes on between its two readings.
    if (kind !== 'incremental') freed += Math.max(0, before - after);
    if (kind === 'major') liveHeap = after;
    const ms = cost / 1000;
    if (kind === 'minor' && ++minors > SINGLE_MINORS) {
      if (together === null) unread.push((together = [kind, 0, before, after, 0]));
      together[1] += ms;
      together[3] = after;
      together[4]++;
    } else {
      unread.push([kind, ms, before, after, 1]);
    }
  }
}
