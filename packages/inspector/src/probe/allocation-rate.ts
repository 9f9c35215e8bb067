/**
 * How much is allocated for each microsecond of CPU time, by looking for some milliseconds now and then:
 * see `collections.ts` for why not all the time.
 */
import { collectionsOf, freedBy, type Profiler, startProfiler } from './gc-statistics.ts';

const v8 = process.getBuiltinModule('v8');

/** Bytes of V8's heap in use. */
export function heapUsed(): number {
  return v8.getHeapStatistics().used_heap_size;
}

/** A moment: milliseconds, bytes of the heap in use, microseconds of CPU time. */
export interface Moment {
  readonly at: number;
  readonly used: number;
  readonly cpu: number;
}

export function momentAt(at: number, used = heapUsed()): Moment {
  const { user, system } = process.cpuUsage();
  return { at, used, cpu: user + system };
}

/** Lengths of windows, in milliseconds: one is to see fewer than two collections, most of the time. */
const WINDOWS_MS = [1, 3, 10];
const COLLECTIONS_IN_WINDOW = 0.3;
/** What a window adds to the estimate, 0 to 1. */
const WINDOW_WEIGHT = 0.1;

export class AllocationRate {
  bytesPerCpuMicro = 0;
  readonly #sawSeveral: () => void;
  #window: { from: Moment; profiler: Profiler } | null = null;
  /** What ends a window. A new timer for each would be among those that are counted. */
  readonly #ends = WINDOWS_MS.map((ms) => ({
    ms,
    timer: setTimeout(() => this.#closeWindow(), ms).unref(),
  }));

  /** `sawSeveral` is called after a window with more than one collection. */
  constructor(sawSeveral: () => void) {
    this.#sawSeveral = sawSeveral;
  }

  /** Of all that was allocated from a moment to a later one. */
  measure(bytes: number, from: Moment, to: Moment): void {
    this.bytesPerCpuMicro = Math.max(0, bytes) / Math.max(1, to.cpu - from.cpu);
  }

  /** Looks for a while; `now` in milliseconds, where there are so many collections a second. */
  openWindow(now: number, perSecond: number): void {
    if (this.#window !== null) return;
    const wanted = (COLLECTIONS_IN_WINDOW / perSecond) * 1000;
    const end = this.#ends.findLast(({ ms }) => ms <= wanted) ?? this.#ends[0];
    const profiler = startProfiler();
    end?.timer.refresh();
    this.#window = { from: momentAt(now), profiler };
  }

  #closeWindow(): void {
    if (this.#window === null) return;
    const { from, profiler } = this.#window;
    this.#window = null;
    // First, for the answer is parsed.
    const { used, cpu } = momentAt(0);
    const collections = collectionsOf(profiler.stop().statistics);
    if (collections.length > 1) this.#sawSeveral();
    if (cpu <= from.cpu) return;
    const rate = Math.max(0, used - from.used + freedBy(collections)) / (cpu - from.cpu);
    this.bytesPerCpuMicro += WINDOW_WEIGHT * (rate - this.bytesPerCpuMicro);
  }

  end(): void {
    for (const { timer } of this.#ends) clearTimeout(timer);
    this.#window?.profiler.stop();
    this.#window = null;
  }
}
