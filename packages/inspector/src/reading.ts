import type { ProbeSample } from './probe/messages.ts';
import type { PlatformReading } from './platform.ts';

/**
 * One reading of a process: bytes, milliseconds, `t` epoch milliseconds. `null` where it cannot be
 * had at the moment, such as while native code holds the thread.
 */
export interface Reading {
  t: number;
  rss: number | null;
  heapTotal: number | null;
  heapUsed: number | null;
  external: number | null;
  arrayBuffers: number | null;
  liveHeap: number | null;
  allocated: number | null;
  freed: number | null;
  /** Of `allocated` and `freed`, how many bytes are estimated; absent while none are. */
  freedUnseen?: number;
  nativeContexts: number | null;
  handles: Record<string, number> | null;
  pendingAsync: number | null;
  pendingAsyncInterval?: [number, number];
  fds: number | null;
  threads: number | null;
  loopDelayP99Ms: number | null;
  sinceLoopTurnMs: number | null;
  cpuPercent: number | null;
  operations: number;
}

/** A collection, or several minor ones of one sampling period (`count`). Heap used, in bytes. */
export interface Collection {
  t: number;
  kind: 'minor' | 'major' | 'incremental' | 'weak';
  durationMs: number;
  before: number;
  after: number;
  count: number;
  /** Of minor ones at which nobody looked. */
  estimated?: true;
}

/** Processor time is told in steps of 10 ms by some systems: shorter spans would mislead. */
const CPU_SPAN_MS = 100;

/** Turns what probe and platform tell into readings; keeps what is needed for differences. */
export class ReadingMaker {
  #cpu = { t: Number.NaN, ms: 0 };
  #cpuPercent: number | null = null;
  #freedOffHeap = 0;
  #operations = 0;

  #measureCpu(t: number, ms: number | null): number | null {
    if (ms === null) return null;
    const elapsed = t - this.#cpu.t;
    if (elapsed < CPU_SPAN_MS) return this.#cpuPercent;
    this.#cpuPercent = Number.isNaN(elapsed)
      ? null
      : Math.max(0, ((ms - this.#cpu.ms) / elapsed) * 100);
    this.#cpu = { t, ms };
    return this.#cpuPercent;
  }

  /**
   * Cumulative bytes since sampling began, heap and off-heap. Off-heap memory is allocated through
   * the calls that the probe wraps; what of it is no longer in `external` has been freed.
   */
  #flow(sample: ProbeSample): { allocated: number; freed: number } {
    const grown = Math.max(0, sample.external - sample.externalAtStart);
    const freed = Math.max(0, sample.offHeapAllocated - grown);
    this.#freedOffHeap = Math.max(this.#freedOffHeap, freed);
    const heap = Math.max(0, sample.heapUsed + sample.heapFreed - sample.heapAtStart);
    return {
      allocated: heap + sample.offHeapAllocated,
      freed: sample.heapFreed + this.#freedOffHeap,
    };
  }

  /** `sample` is `null` where the process did not answer in time. */
  make(sample: ProbeSample | null, platform: PlatformReading): Reading {
    const t = Date.now();
    const cpuMs = platform.cpuMs ?? (sample === null ? null : sample.cpuMicros / 1000);
    const cpuPercent = this.#measureCpu(t, cpuMs);
    const { fds, threads } = platform;
    if (sample === null) {
      return {
        t,
        rss: platform.rss,
        heapTotal: null,
        heapUsed: null,
        external: null,
        arrayBuffers: null,
        liveHeap: null,
        allocated: null,
        freed: null,
        nativeContexts: null,
        handles: null,
        pendingAsync: null,
        fds,
        threads,
        loopDelayP99Ms: null,
        sinceLoopTurnMs: null,
        cpuPercent,
        operations: this.#operations,
      };
    }
    if (typeof sample.operations === 'number') this.#operations = sample.operations;
    const [pending, low, high] = sample.pending;
    return {
      t,
      rss: platform.rss ?? sample.rss,
      heapTotal: sample.heapTotal,
      heapUsed: sample.heapUsed,
      external: sample.external,
      arrayBuffers: sample.arrayBuffers,
      liveHeap: sample.liveHeap,
      ...this.#flow(sample),
      ...(sample.heapFreedUnseen > 0 ? { freedUnseen: sample.heapFreedUnseen } : {}),
      nativeContexts: sample.nativeContexts,
      handles: sample.handles,
      pendingAsync: Math.round(pending),
      ...(low === high ? {} : { pendingAsyncInterval: [Math.round(low), Math.round(high)] }),
      fds,
      threads,
      loopDelayP99Ms: sample.loopDelayP99Ms,
      sinceLoopTurnMs: sample.sinceLoopTurnMs,
      cpuPercent,
      operations: this.#operations,
    };
  }
}

export function toCollections({ t, collections }: ProbeSample): Collection[] {
  return collections.map((collection) => ({
    ...collection,
    t,
    kind: collection.kind as Collection['kind'],
  }));
}
