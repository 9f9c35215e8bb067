/**
 * Garbage collections: `v8.GCProfiler` gives the heap before and after each, but only when it is
 * stopped, so it is stopped and started again.
 *
 * **A stopped profiler goes on.** Node takes its hooks away only when the object is collected: until
 * then it writes a page of JSON that nobody reads at each collection, some 50 µs and 4 KB. One that
 * saw a single minor collection dies in the next; one that saw more is old by then, and stays until
 * the next full one. So it is stopped only when the heap has become smaller, or may have in between, and
 * not once those that stay have cost too much. Then one looks for some milliseconds now and then
 * only, and what is allocated in between is estimated by the CPU time.
 */

import { AllocationRate } from './allocation-rate.ts';
import { CollectionLog } from './collection-log.ts';
import { FullCollections } from './full-collections.ts';
import {
  collectionsOf,
  freedBy,
  type Minors,
  type ProbeCollection,
  type Profiler,
  startProfiler,
  together,
} from './gc-statistics.ts';
import { LookingCost } from './looking-cost.ts';
import { heapUsed, type Moment, momentAt } from './moment.ts';

/** A heap that grows by so much may have been collected meanwhile, though it has not shrunk. */
const GROWN_BYTES = 1024 * 1024;
/** If so many readings show a heap that has not shrunk, there are few collections after all. */
const GROWING_READINGS = 6;
/** At random: the program may have a rhythm of its own. */
const WINDOWS_PER_TICK = 0.5;

const { performance } = process.getBuiltinModule('perf_hooks');

export class Collections {
  /** `null` while nobody looks. */
  #profiler: Profiler | null = null;
  /** Whether somebody is at it just now, whom a sample has interrupted. */
  #isBusy = false;
  /** Whether the profiler is to be asked at the next reading in any case. */
  #isAwaited = false;
  /** How many want to know of each collection, whatever it costs. */
  #needed = 0;
  #freed = 0;
  #freedUnseen = 0;
  #liveHeap: number | null = null;
  /** When the profiler was started, or the last reading at which nobody looked. */
  #since: Moment;
  /** The heap when somebody last looked whether it has become smaller. */
  #usedBefore: number;
  /** Readings in a row at which the heap had not shrunk, while nobody looked. */
  #growing = 0;
  /** What was allocated, and the minor collections of it, when somebody looked last. */
  #typical: { allocated: number; minors: Minors } | null = null;
  readonly #log = new CollectionLog();
  readonly #cost = new LookingCost();
  readonly #rate = new AllocationRate(() => this.#cost.sawSeveral());
  readonly #full = new FullCollections(() => {
    this.#cost.hadFull(0);
    this.hadFull = true;
    if (this.#profiler !== null || this.#isEnded) return;
    this.#liveHeap = heapUsed();
    this.#full.expect();
  });
  #isEnded = false;
  /** Whether there was a full collection since this was last set to `false`. */
  hadFull = false;

  /** `now` in milliseconds. */
  constructor(now: number) {
    this.#since = momentAt(now);
    this.#usedBefore = this.#since.used;
    this.#profiler = startProfiler();
  }

  /** Bytes of V8's heap freed since the start, as far as is known. */
  get freed(): number {
    return this.#freed;
  }

  /** Of `freed`, how much is an estimate. */
  get freedUnseen(): number {
    return this.#freedUnseen;
  }

  /** The heap just after the last full collection, `null` before the first. */
  get liveHeap(): number | null {
    return this.#liveHeap;
  }

  /** Looks at each until `unneed`, however many they are. `now` in milliseconds. */
  need(now: number): void {
    this.#needed++;
    this.lookOn(now);
  }

  unneed(): void {
    this.#needed--;
  }

  /** Looks at those to come until the next reading. `now` in milliseconds. */
  lookOn(now: number): void {
    this.#isAwaited = true;
    if (this.#isBusy || this.#profiler !== null || this.#isEnded) return;
    this.#isBusy = true;
    this.#estimate(momentAt(now));
    this.#profiler = startProfiler();
    this.#isBusy = false;
  }

  /** Learns what was freed up to now, where somebody looks. */
  gather(): void {
    if (this.#isBusy || this.#profiler === null) return;
    this.#isBusy = true;
    const moment = momentAt(performance.now());
    if (this.#hasCollected(moment)) this.#ask(moment);
    this.#usedBefore = moment.used;
    this.#isBusy = false;
  }

  /** To be called often, in turns of the event loop of their own; `now` in milliseconds. */
  tick(now: number): void {
    // Whoever was at it has come to nothing, for instance for want of room on the stack.
    this.#isBusy = false;
    if (this.#isEnded) return;
    if (this.#profiler === null) {
      if (this.#cost.isAffordable && Math.random() < WINDOWS_PER_TICK) {
        this.#rate.openWindow(now, this.#cost.perSecond);
      }
    } else if (this.areOften) {
      this.gather();
    }
  }

  /** Whether they are looked at one by one, and several come from one reading to the next. */
  get areOften(): boolean {
    return this.#profiler !== null && this.#cost.isOften;
  }

  /**
   * For a reading.
   *
   * @returns whether all is known up to now: not where the reading has interrupted the probe
   */
  turn(moment: Moment): boolean {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    const { at, used } = moment;
    this.#rate.dropLate(at);
    if (this.#profiler === null) {
      this.#growing = used < this.#usedBefore ? 0 : this.#growing + 1;
      this.#estimate(moment);
      const isCalm = this.#cost.isCalm || this.#growing >= GROWING_READINGS;
      if (isCalm) this.#profiler = startProfiler();
    } else if (this.#isAwaited || this.#hasCollected(moment)) {
      this.#ask(moment);
    } else {
      this.#cost.sawNone(at - this.#since.at);
    }
    this.#isAwaited = false;
    this.#usedBefore = used;
    this.#isBusy = false;
    return true;
  }

  /** Whether there was a collection, for all that one can tell without asking. */
  #hasCollected({ used }: Moment): boolean {
    if (this.#needed > 0 || used < this.#usedBefore) return true;
    return used - this.#usedBefore > GROWN_BYTES;
  }

  /** Stops the profiler and starts another, unless that has become too dear. */
  #ask(moment: Moment): void {
    if (this.#profiler === null) return;
    const asked = this.#profiler;
    // First, for a collection may come while the answer is parsed.
    this.#profiler = startProfiler();
    const collections = collectionsOf(asked);
    const freed = freedBy(collections);
    const full = collections.findLast(({ kind }) => kind === 'major');
    let minors: Minors | null = null;
    for (const collection of collections) {
      if (collection.kind === 'minor') minors = together(minors, collection);
      this.#log.add(collection);
    }
    if (full !== undefined) {
      this.hadFull = true;
      this.#liveHeap = full.after;
      this.#cost.hadFull(1);
    } else if (collections.length > 1) {
      this.#cost.sawSeveral();
    }
    this.#freed += freed;
    const { at, used } = this.#since;
    const allocated = moment.used - used + freed;
    this.#rate.measure(allocated, this.#since, moment);
    this.#cost.saw(minors?.count ?? 0, at, moment.at);
    if (minors !== null && full === undefined && allocated > 0) {
      this.#typical = { allocated, minors };
    }
    this.#since = moment;
    if (this.#needed === 0 && this.#cost.isTooDear(moment.at)) this.#lookAway();
  }

  /** What has happened while nobody looked, up to a reading. */
  #estimate(moment: Moment): void {
    const { at, used, cpu } = this.#since;
    const grown = moment.used - used;
    const allocated = Math.max(grown, (moment.cpu - cpu) * this.#rate.bytesPerCpuMicro);
    const freed = allocated - grown;
    this.#since = moment;
    this.#freed += freed;
    this.#freedUnseen += freed;
    if (this.#typical === null) {
      this.#cost.guess(0, moment.at - at);
      return;
    }
    const { minors } = this.#typical;
    const times = allocated / this.#typical.allocated;
    this.#cost.guess(times * minors.count, moment.at - at);
    const count = Math.round(times * minors.count);
    if (count === 0) return;
    this.#log.add({
      kind: 'minor',
      durationMs: times * minors.durationMs,
      before: moment.used + freed / count,
      after: moment.used,
      count,
      estimated: true,
    });
  }

  /** Those that nobody has read yet. */
  read(): ProbeCollection[] {
    return this.#isBusy ? [] : this.#log.read();
  }

  end(): void {
    this.#isEnded = true;
    this.#rate.end();
    this.#profiler = null;
  }

  /** To stop the profiler would have its answer parsed, and nothing else: so it is let go. */
  #lookAway(): void {
    this.#profiler = null;
    this.#growing = 0;
    this.#full.expect();
  }
}
