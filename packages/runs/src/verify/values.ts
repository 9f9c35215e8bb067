import type { Cause, Cycle, Sample } from '@leakscope/protocol';

/** What a sample says of each cause: bytes for memory, counts for the rest; `null` where unknown. */
export type CauseValues = Readonly<Record<Cause, number | null>>;

/** Every active resource, of whatever type. */
export function handleCount({ handles }: Sample): number | null {
  if (handles === null) return null;
  return Object.values(handles).reduce((sum, count) => sum + count, 0);
}

/** Resident memory that is neither V8's heap nor told of by it: threads, zlib, the allocator's own. */
function nativeBytes({ rss, heapTotal, external }: Sample): number | null {
  return rss === null || heapTotal === null || external === null
    ? null
    : rss - heapTotal - external;
}

/** @param sample taken just after a collection */
export function valuesOf(sample: Sample): CauseValues {
  return {
    threads: sample.threads,
    contexts: sample.nativeContexts,
    fds: sample.fds,
    handles: handleCount(sample),
    async: sample.pendingAsync,
    external: sample.external,
    native: nativeBytes(sample),
    heap: sample.liveHeap ?? sample.heapUsed,
  };
}

/** A sample taken just after a collection. */
export interface Collected {
  readonly sample: Sample;
  /** Bytes of the heap that are compiled code and what belongs to it. */
  readonly codeBytes: number;
}

/**
 * A reading to be judged. V8 compiles for minutes: most of what a healthy heap grows by is code, and
 * so code is left out.
 *
 * @param operations completed when it was taken
 */
export function toCycle({ sample, codeBytes }: Collected, operations: number): Cycle {
  const { heap, ...others } = valuesOf(sample);
  const values = { ...others, heap: heap === null ? null : heap - codeBytes };
  // Somebody else may have asked for operations as well; where nobody counts, it says 0.
  const completed = Math.max(operations, sample.operations);
  return { operations: completed, t: sample.t, warmUp: false, values };
}

/** The field of a sample that carries a cause's growth. */
export const METRICS: Readonly<Record<Cause, keyof Sample>> = {
  threads: 'threads',
  contexts: 'nativeContexts',
  fds: 'fds',
  handles: 'handles',
  async: 'pendingAsync',
  external: 'external',
  native: 'rss',
  heap: 'liveHeap',
};
