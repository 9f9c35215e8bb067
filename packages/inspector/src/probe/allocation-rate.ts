/**
 * How much is allocated for each microsecond of CPU time, by looking for some milliseconds now and then:
 * see `collections.ts` for why not all the time.
 */
import { collectionsOf, freedBy, type Profiler, startProfiler } from './gc-statistics.ts';
import { type Moment, momentAt } from './moment.ts';
import { restart } from './own-timers.ts';

/** Lengths of windows, in milliseconds: one is to see fewer than two collections, most of the time. */
const WINDOWS_MS = [1, 3, 10];
const COLLECTIONS_IN_WINDOW = 0.3;
/** What is left of the weight of all that was seen before another window. */
const DECAY = 0.85;
/** A window that a busy event loop keeps open for longer would see too much, in milliseconds. */
const LATE_MS = 50;

export class AllocationRate {
  readonly #sawSeveral: () => void;
  /** Bytes and CPU time seen, the latest in full. */
  #bytes = 0;
  #cpuMicros = 1;
  #window: { from: Moment; profiler: Profiler } | null = null;
  readonly #ends = WINDOWS_MS.map((ms) => ({
    ms,
    timer: setTimeout(() => this.#closeWindow(), ms).unref(),
  }));

  /** `sawSeveral` is called after a window with more than one collection. */
  constructor(sawSeveral: () => void) {
    this.#sawSeveral = sawSeveral;
  }

  get bytesPerCpuMicro(): number {
    return this.#bytes / this.#cpuMicros;
  }

  /** Of all that was allocated from a moment to a later one. */
  measure(bytes: number, from: Moment, to: Moment): void {
    this.#bytes = Math.max(0, bytes);
    this.#cpuMicros = Math.max(1, to.cpu - from.cpu);
  }

  /** Looks for a while; `now` in milliseconds, where there are so many collections a second. */
  openWindow(now: number, perSecond: number): void {
    if (this.#window !== null) return;
    const wanted = (COLLECTIONS_IN_WINDOW / perSecond) * 1000;
    const end = this.#ends.findLast(({ ms }) => ms <= wanted) ?? this.#ends[0];
    if (end !== undefined) restart(end.timer);
    const profiler = startProfiler();
    this.#window = { from: momentAt(now), profiler };
  }

  /** Forgets a window that should have ended long before `now`. */
  dropLate(now: number): void {
    if (this.#window === null || now - this.#window.from.at < LATE_MS) return;
    this.#window = null;
    this.#sawSeveral();
  }

  #closeWindow(): void {
    if (this.#window === null) return;
    const { from, profiler } = this.#window;
    this.#window = null;
    // Before the answer is parsed.
    const { used, cpu } = momentAt(0);
    const collections = collectionsOf(profiler);
    if (collections.length > 1) this.#sawSeveral();
    const bytes = used - from.used + freedBy(collections);
    this.#bytes = DECAY * this.#bytes + Math.max(0, bytes);
    this.#cpuMicros = DECAY * this.#cpuMicros + cpu - from.cpu;
  }

  end(): void {
    for (const { timer } of this.#ends) clearTimeout(timer);
    this.#window = null;
  }
}
