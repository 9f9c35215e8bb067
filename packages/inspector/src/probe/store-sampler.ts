/**
 * Which off-heap stores are recorded. To record one costs some 20 µs, most of it for its stack. So
 * large stores, which cost more to fill, are all recorded as long as that can be afforded; the others
 * always at random, the way V8 samples its heap (Poisson, memoryless): a store of `size` bytes with
 * probability `p = 1 - exp(-size / interval)`, and it stands for `size / p` bytes.
 */

/** The mean number of bytes between two recorded stores; V8's own default. */
const MIN_INTERVAL = 512 * 1024;
/** A store of this size costs more to fill than to record. */
const LARGE = 1024 * 1024;

export interface StoreLimits {
  /** Stores that may be recorded at once: large ones are exact until then. */
  readonly burst: number;
  /** Stores recorded in a second, from then on. */
  readonly perSecond: number;
}

export class StoreSampler {
  readonly #limits: StoreLimits;
  #interval = MIN_INTERVAL;
  #untilNext = 0;
  #credit: number;
  /** Recorded since the interval was last changed, or a period began. */
  #count = 0;
  /** What a sampling period may record once the burst is spent. */
  #granted = 0;
  #turnedAt: number;

  /** `now` in milliseconds. */
  constructor(limits: StoreLimits, now: number) {
    this.#limits = limits;
    this.#turnedAt = now;
    this.#credit = limits.burst;
    this.#setInterval(MIN_INTERVAL);
  }

  /** With which probability a store of so many bytes is recorded, if this one is; 0 if it is not. */
  take(size: number): number {
    let p = 1;
    if (size < LARGE || this.#credit <= 0) {
      if (size < this.#untilNext) {
        this.#untilNext -= size;
        return 0;
      }
      p = -Math.expm1(-size / this.#interval);
      this.#untilNext = this.#gap();
    }
    this.#credit--;
    this.#count++;
    if (this.#credit <= 0 && this.#count > this.#granted) this.#setInterval(this.#interval * 2);
    return p;
  }

  /** Ends a sampling period, at `now` milliseconds. */
  turn(now: number): void {
    const { burst, perSecond } = this.#limits;
    this.#granted = ((now - this.#turnedAt) / 1000) * perSecond;
    this.#turnedAt = now;
    // A second's debt at the most: as soon as it is calm again large stores are exact again.
    this.#credit = Math.min(burst, Math.max(-perSecond, this.#credit) + this.#granted);
    const isCalm = this.#credit > this.#granted || this.#count < this.#granted / 4;
    this.#setInterval(isCalm ? Math.max(MIN_INTERVAL, this.#interval / 2) : this.#interval);
  }

  #gap(): number {
    return -Math.log(1 - Math.random()) * this.#interval;
  }

  #setInterval(interval: number): void {
    this.#interval = interval;
    this.#untilNext = this.#gap();
    this.#count = 0;
  }
}
