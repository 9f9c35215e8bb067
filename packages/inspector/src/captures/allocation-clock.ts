import { HEAP_INTERVAL, type SamplingProfile } from './sampling.ts';

/** Readings kept: an hour at four a second; then every other one is dropped, again and again. */
const MAX_READINGS = 14_400;

interface ClockReading {
  /** Epoch milliseconds. */
  readonly t: number;
  /** Bytes of V8 heap allocated since sampling began. */
  readonly bytes: number;
}

/** A span of time, in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span of V8's samples by ordinal, `first` inclusive to `last` exclusive. */
export interface OrdinalSpan {
  readonly first: number;
  readonly last: number;
  /** Half the 95 % interval of the less certain edge, in bytes allocated. */
  readonly edgeError: number;
}

/**
 * Tells V8's samples by time. They carry no time, but consecutive ordinals, which advance with the
 * bytes allocated; and how much had been allocated when is known from the readings. Between two
 * moments whose ordinal is known the samples come like a Poisson process, so of `n` in all, the
 * ordinal at a share `p` of the bytes has the variance `n p (1 - p)` (a binomial's).
 */
export class AllocationClock {
  #readings: ClockReading[] = [];
  #startBytes = 0;

  /** The reading nearest to when V8's sampler was last started. */
  get startedAt(): number {
    return this.#readings[0]?.t ?? Number.POSITIVE_INFINITY;
  }

  /** To be called with each reading, in the order of time. */
  note(t: number, bytes: number): void {
    this.#readings.push({ t, bytes });
    if (this.#readings.length > MAX_READINGS) {
      this.#readings = this.#readings.filter((_, index) => index % 2 === 0);
    }
  }

  /** To be called when V8's sampler is started again: ordinals begin anew. */
  restart(): void {
    this.#readings = this.#readings.slice(-1);
    this.#startBytes = this.#readings[0]?.bytes ?? 0;
  }

  /**
   * The smallest span between two readings that holds another: when something was allocated between
   * two readings, nobody knows.
   */
  around({ from, to }: Span): Span {
    return {
      from: this.#readings.findLast(({ t }) => t <= from)?.t ?? from,
      to: this.#readings.find(({ t }) => t >= to)?.t ?? to,
    };
  }

  /** The ordinals of a span between two readings. `profile` was taken at the latest one. */
  ordinals({ from, to }: Span, profile: SamplingProfile): OrdinalSpan {
    const all = (this.#readings.at(-1)?.bytes ?? this.#startBytes) - this.#startBytes;
    const newest = profile.samples.reduce((most, { ordinal }) => Math.max(most, ordinal), 0);
    const count = newest > 0 ? newest : all / HEAP_INTERVAL;
    const shareAt = (t: number) => {
      const bytes = this.#readings.findLast((reading) => reading.t <= t)?.bytes ?? this.#startBytes;
      return all > 0 ? (bytes - this.#startBytes) / all : 0;
    };
    const shares = [shareAt(from), shareAt(to)] as const;
    const deviation = Math.max(...shares.map((p) => Math.sqrt(count * p * Math.max(0, 1 - p))));
    return {
      first: shares[0] * count,
      // The newest sample belongs to a span that reaches until now.
      last: shares[1] >= 1 ? Number.POSITIVE_INFINITY : shares[1] * count,
      edgeError: count > 0 ? (1.96 * deviation * all) / count : 0,
    };
  }
}
