/**
 * What it costs to look at collections: a stopped profiler that saw several stays until the next full
 * one, and writes a page of JSON at each collection, some 50 µs. See `collections.ts`.
 */
import { PERIOD_MS } from './duty-cycle.ts';

/** Pages that profilers may write in a second: a quarter of a percent of a core. */
const PAGES_PER_SECOND = 50;
/** So much as that is allowed for so many milliseconds: a request or two may allocate much. */
const DEAR_MS = 750;
/** Pages in a second that are too many from the first. */
const TOO_MANY_PAGES = 200;
/** From so many collections a second on, one is likely to see two if it is stopped at readings only. */
const OFTEN_PER_SECOND = 2;
/** So many a second are too many to stop a profiler after each. */
const DEAR_PER_SECOND = 12;
/** So many stopped profilers may stay, whatever they write: without them nobody would know anything. */
const FEW_STOPPED = 2;

export class LookingCost {
  /** Stopped profilers that stay until the next full collection. */
  #stopped = 0;
  /** Minor collections in a second, as far as is known. */
  #perSecond = 0;
  /** Since when it has been dear to look, in milliseconds; `null` while it is not. */
  #dearFrom: number | null = null;

  get perSecond(): number {
    return this.#perSecond;
  }

  /** What stopped profilers write in a second, and one more. */
  get #pages(): number {
    return (this.#stopped + 1) * this.#perSecond;
  }

  /** Whether several collections come from one reading to the next. */
  get isOften(): boolean {
    return this.#perSecond > OFTEN_PER_SECOND && this.#perSecond < DEAR_PER_SECOND;
  }

  /** Whether there are so few collections that one may look at each again. */
  get isCalm(): boolean {
    return this.#perSecond < DEAR_PER_SECOND / 2 && this.#pages < PAGES_PER_SECOND / 2;
  }

  /** Whether one may look for a moment. */
  get isAffordable(): boolean {
    return this.#stopped < FEW_STOPPED || this.#pages <= PAGES_PER_SECOND;
  }

  /** Whether it is very dear at `now` milliseconds, or is dear and has been for some time. */
  isTooDear(now: number): boolean {
    if (this.#dearFrom === null) return false;
    return now - this.#dearFrom >= DEAR_MS || this.#pages > TOO_MANY_PAGES;
  }

  /** A profiler was stopped that had seen several collections, none of them full. */
  sawSeveral(): void {
    this.#stopped++;
  }

  /** A full collection has taken stopped profilers away, but for `left`. */
  hadFull(left: number): void {
    this.#stopped = left;
  }

  /** So many minor collections were seen from one moment to a later one, in milliseconds. */
  saw(minors: number, from: number, to: number): void {
    const ms = Math.max(1, to - from);
    // Shorter times say little of how many there are in a second.
    const weight = Math.min(1, ms / PERIOD_MS);
    this.#perSecond += weight * ((minors / ms) * 1000 - this.#perSecond);
    const isDear = this.#perSecond > DEAR_PER_SECOND || this.#pages > PAGES_PER_SECOND;
    this.#dearFrom = isDear ? (this.#dearFrom ?? from) : null;
  }

  /** None was seen for so many milliseconds. */
  sawNone(ms: number): void {
    this.#perSecond = Math.min(this.#perSecond, 1000 / ms);
    this.#dearFrom = null;
  }

  /** Nobody looks any more: so many minor collections are guessed for `ms` milliseconds. */
  guess(minors: number, ms: number): void {
    this.#perSecond = (minors / Math.max(1, ms)) * 1000;
    this.#dearFrom = null;
  }
}
