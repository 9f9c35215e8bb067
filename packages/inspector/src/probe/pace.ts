/**
 * Which of many short-lived things are held until it shows whether they last: all of them at an
 * ordinary rate, and at a higher one some, which then stand for the others. To hold a thing costs
 * about a microsecond, most of it for the collector, which finds it alive.
 */

import { PERIOD_MS } from './duty-cycle.ts';

/** How far the count of things that stand for others may be off. */
export class Estimate {
  #count = 0;
  #variance = 0;

  /** Counts a thing that was held with probability `1 / weight`, and of which there are `copies`. */
  add(weight: number, copies = 1): void {
    this.addAll(weight, weight * (weight - 1), copies);
  }

  /** The same for several at once, by the sums of their weights and variances. */
  addAll(weight: number, variance: number, copies: number): void {
    this.#count += weight * copies;
    this.#variance += variance * copies ** 2;
  }

  /** Allows for an error of another source, of this variance. */
  doubt(variance: number): void {
    this.#variance += variance;
  }

  /** `[estimate, low, high]`, the latter the 95 % interval; all equal where each thing was held. */
  interval(): [number, number, number] {
    const margin = Z95 * Math.sqrt(this.#variance);
    return [this.#count, Math.max(0, this.#count - margin), this.#count + margin];
  }
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z95 = 1.96;

export interface PaceLimits {
  /** Begun in a second, all held. */
  readonly exactPerSecond: number;
  /** As many may come at once beyond it. */
  readonly exactBurst: number;
  /** Begun in a second, from where on it costs the program several parts in a hundred to be told. */
  readonly dearPerSecond: number;
  /** Held in a second once they are too many. */
  readonly sampledPerSecond: number;
  /** Held in all; from here on one of two is, from twice as many on one of four, and so on. */
  readonly exactHeld: number;
}

/** The power of two that keeps `count / weight` below `limit`. */
function weightFor(count: number, limit: number): number {
  return count < limit ? 1 : 2 ** Math.ceil(Math.log2((count + 1) / limit));
}

/** How many things to let pass up to the next that is held, where one of `weight` is, at random. */
function gapFor(weight: number): number {
  return weight === 1 ? 0 : Math.floor(Math.log(1 - Math.random()) / Math.log1p(-1 / weight));
}

export class Pace {
  /** Whether things are being let go just now: no time to end a period. */
  thinning = false;
  #weight = 1;
  /** Things to let pass before the next is held: cheaper than a random number for each. */
  #gap = 0;
  readonly #limits: PaceLimits;
  readonly #halve: () => void;
  #begun = 0;
  #exactLeft: number;
  /** Begun in this period, from where on the weight is too small. */
  #enough: number;
  #turnedAt = 0;

  /**
   * `halve` lets one of two go of the things that began in this period and are held; each that stays
   * stands for twice as many.
   */
  constructor(limits: PaceLimits, halve: () => void) {
    this.#limits = limits;
    this.#halve = halve;
    this.#exactLeft = limits.exactBurst;
    this.#enough = limits.exactBurst;
  }

  /** How many things the one that begins now is to stand for; 0 where it is not to be held. */
  admit(): number {
    if (++this.#begun > this.#enough) {
      this.thinning = true;
      this.#enough *= 2;
      this.#standFor(this.#weight * 2);
      this.#halve();
      this.thinning = false;
    }
    const weight = this.#weight;
    if (weight === 1) return 1;
    if (--this.#gap >= 0) return 0;
    this.#gap = gapFor(weight);
    return weight;
  }

  #standFor(weight: number): void {
    this.#weight = weight;
    this.#gap = gapFor(weight);
  }

  /** How many things have begun in this period. */
  get begun(): number {
    return this.#begun;
  }

  /** Whether more of them have than one wants to be told of in `ms` milliseconds. */
  isDear(ms: number): boolean {
    return this.#begun > (ms / 1000) * this.#limits.dearPerSecond;
  }

  /**
   * Ends a period, at `now` milliseconds and with `held` things held. In the next one `times` as many
   * are held as otherwise, if they are too many.
   */
  turn(now: number, held: number, times = 1): void {
    const { exactPerSecond, exactBurst, exactHeld } = this.#limits;
    const sampledPerSecond = this.#limits.sampledPerSecond * times;
    const seconds = (now - this.#turnedAt) / 1000;
    const granted = seconds * exactPerSecond;
    const left = Math.min(exactBurst, this.#exactLeft + granted - this.#begun);
    const pace = left > 0 ? 1 : weightFor(this.#begun, Math.max(1, seconds * sampledPerSecond));
    this.#standFor(Math.max(pace, weightFor(held, exactHeld)));
    // No debt: as soon as it is calm again every one is held again.
    this.#exactLeft = Math.max(0, left);
    // What the period that begins grants is not known yet: as much as this one, had it been short.
    const exact = left > 0 ? left + Math.min(granted, exactPerSecond) : 0;
    this.#enough = Math.max(exact, 2 * (PERIOD_MS / 1000) * sampledPerSecond * this.#weight);
    this.resume(now);
  }

  /** Begins a period, at `now` milliseconds, after a time in which nothing was told. */
  resume(now: number): void {
    this.#begun = 0;
    this.#turnedAt = now;
  }
}
