import { HEAP_INTERVAL, type SamplingProfile } from './sampling.ts';

/** Readings kept: an hour at four a second; then every other one is dropped, again and again. */
const MAX_READINGS = 14_400;

interface ClockReading {
  /** Epoch milliseconds. */
  readonly t: number;
  /** Bytes of V8 heap allocated since sampling began. */
  readonly bytes: number;
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
 * ordinal at a share `p` of the bytes has the variance `n p (1 - p)` (a binomial's). A span's edge
 * is exact at a reading; between two, all that was allocated between them may be on either side.
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

  /** The bytes allocated by `t`, and how far off that is at most, where `t` is between readings. */
  #allocatedBy(t: number): { bytes: number; slack: number } {
    const exactly = (bytes: number) => ({ bytes, slack: 0 });
    const after = this.#readings.findIndex((reading) => reading.t >= t);
    const [left, right] = [this.#readings[after - 1], this.#readings[after]];
    if (right === undefined) return exactly(this.#readings.at(-1)?.bytes ?? this.#startBytes);
    if (left === undefined) return exactly(this.#startBytes);
    const share = (t - left.t) / Math.max(1, right.t - left.t);
    if (share >= 1) return exactly(right.bytes);
    const between = right.bytes - left.bytes;
    return { bytes: left.bytes + share * between, slack: Math.max(share, 1 - share) * between };
  }

  /** The ordinals of a span of time. `profile` was taken at the latest reading. */
  ordinals(from: number, to: number, profile: SamplingProfile): OrdinalSpan {
    const all = (this.#readings.at(-1)?.bytes ?? this.#startBytes) - this.#startBytes;
    const newest = profile.samples.reduce((most, { ordinal }) => Math.max(most, ordinal), 0);
    const count = newest > 0 ? newest : all / HEAP_INTERVAL;
    const edge = (t: number) => {
      const { bytes, slack } = this.#allocatedBy(t);
      const share = all > 0 ? (bytes - this.#startBytes) / all : 0;
      const deviation = Math.sqrt(count * share * Math.max(0, 1 - share));
      return { share, error: slack + (count > 0 ? (1.96 * deviation * all) / count : 0) };
    };
    const [first, last] = [edge(from), edge(to)];
    return {
      first: first.share * count,
      // The newest sample belongs to a span that reaches until now.
      last: last.share >= 1 ? Number.POSITIVE_INFINITY : last.share * count,
      edgeError: Math.max(first.error, last.error),
    };
  }
}
