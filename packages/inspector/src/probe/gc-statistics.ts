/** What `v8.GCProfiler` tells of collections. Bytes of V8's heap, and milliseconds. */

const v8 = process.getBuiltinModule('v8');

export type Profiler = InstanceType<typeof v8.GCProfiler>;

/** One collection, or several that are told of together. */
export interface ProbeCollection {
  kind: string;
  durationMs: number;
  /** Heap used before the first and after the last. */
  before: number;
  after: number;
  count: number;
  /** Present where nobody looked. */
  estimated?: true;
}

/** Minor collections that are told of together. */
export interface Minors extends ProbeCollection {
  kind: 'minor';
}

const KINDS: Readonly<Record<string, string>> = {
  Scavenge: 'minor',
  MinorMarkCompact: 'minor',
  MinorMarkSweep: 'minor',
  MarkSweepCompact: 'major',
  IncrementalMarking: 'incremental',
  ProcessWeakCallbacks: 'weak',
};

export function startProfiler(): Profiler {
  const profiler = new v8.GCProfiler();
  profiler.start();
  return profiler;
}

/** Stops a profiler. @returns what it saw */
export function collectionsOf(profiler: Profiler): ProbeCollection[] {
  // One that is stopped already answers nothing, whatever its type says.
  const { statistics } = profiler.stop() ?? { statistics: [] };
  return statistics.map(({ gcType, cost, beforeGC, afterGC }) => ({
    kind: KINDS[gcType] ?? 'minor',
    durationMs: cost / 1000,
    before: beforeGC.heapStatistics.usedHeapSize,
    after: afterGC.heapStatistics.usedHeapSize,
    count: 1,
  }));
}

export function freedBy(collections: readonly ProbeCollection[]): number {
  let freed = 0;
  for (const { kind, before, after } of collections) {
    // Marking in steps frees nothing; allocation goes on between its two readings.
    if (kind !== 'incremental') freed += Math.max(0, before - after);
  }
  return freed;
}

/** `minors`, and another one. */
export function together(
  minors: Minors | null,
  { durationMs, before, after }: ProbeCollection,
): Minors {
  if (minors === null) return { kind: 'minor', durationMs, before, after, count: 1 };
  minors.durationMs += durationMs;
  minors.after = after;
  minors.count++;
  return minors;
}
