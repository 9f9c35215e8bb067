/**
 * Which off-heap stores are recorded. A recorded one is held by a WeakRef, and V8's minor collections
 * take that for a strong reference: it lives until the next major one, which it brings nearer. So
 * large stores are recorded as long as that can be afforded, the others always at random, the way
 * V8 samples its heap (Poisson, memoryless): a store of `size` bytes with probability
 * `p = 1 - exp(-size / interval)`, and it stands for `size / p` bytes.
 */

/** The mean number of bytes between two recorded stores; V8's own default. */
const MIN_INTERVAL = 512 * 1024;
/** A store of this size costs more to fill than to record. */
const LARGE = 1024 * 1024;

export interface StoreLimits {
  /** Bytes of recorded stores that may come at once: large ones are exact until then. */
  readonly burst: number;
  /** Bytes of recorded stores a second, from then on. */
  readonly bytesPerSecond: number;
  /** Stores recorded in a sampling period: to record one costs some 20 µs. */
  readonly perPeriod: number;
}

export class StoreSampler {
  readonly #limits: StoreLimits;
  #interval = MIN_INTERVAL;
  #untilNext = 0;
  #bytesLeft: number;
  /** Recorded since the interval was last changed, or a period began. */
  #count = 0;
  #bytes = 0;
  /** Bytes that a sampling period may record once the burst is spent. */
  #granted = 0;
  #turnedAt = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
    this.#bytesLeft = limits.burst;
    this.#setInterval(MIN_INTERVAL);
  }

  /** With which probability a store of so many bytes is recorded, if this one is; 0 if it is not. */
  take(size: number): number {
    let p = 1;
    if (size < LARGE || this.#bytesLeft <= 0) {
      if (size < this.#untilNext) {
        this.#untilNext -= size;
        return 0;
      }
      p = -Math.expm1(-size / this.#interval);
      this.#untilNext = this.#gap();
    }
    this.#bytesLeft -= size;
    this.#count++;
    this.#bytes += size;
    const isDear = this.#bytesLeft <= 0 && this.#bytes > this.#granted;
    if (isDear || this.#count >= this.#limits.perPeriod) this.#setInterval(this.#interval * 2);
    return p;
  }

  /** Ends a sampling period, at `now` milliseconds. */
  turn(now: number): void {
    const { burst, bytesPerSecond, perPeriod } = this.#limits;
    this.#granted = ((now - this.#turnedAt) / 1000) * bytesPerSecond;
    this.#turnedAt = now;
    // A second's debt at the most: as soon as it is calm again large stores are exact again.
    const left = Math.max(-bytesPerSecond, this.#bytesLeft) + this.#granted;
    this.#bytesLeft = Math.min(burst, left);
    const isCalm = this.#bytesLeft > this.#granted || this.#bytes < this.#granted / 4;
    const calm = isCalm && this.#count < perPeriod / 4;
    this.#setInterval(calm ? Math.max(MIN_INTERVAL, this.#interval / 2) : this.#interval);
  }

  #gap(): number {
    return -Math.log(1 - Math.random()) * this.#interval;
  }

  #setInterval(interval: number): void {
    this.#interval = interval;
    this.#untilNext = this.#gap();
    this.#count = 0;
    this.#bytes = 0;
  }
}
