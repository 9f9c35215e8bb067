import type { Sample } from '@leakscope/protocol';

export interface ThinnerOptions {
  /** Times of the first and the last sample. */
  readonly from: number;
  readonly to: number;
  /** The most samples to keep, at least 2; `Infinity` keeps all. */
  readonly points: number;
}

/**
 * Keeps at most so many of a series of samples, given in the order of time: of each of
 * `points / 2` equal stretches the one with the least and the one with the most heap in use. The
 * heap is the saw-tooth among the series; the others follow it or only climb.
 *
 * ```
 * stretches  |  a b c  |  d e f  |      kept  a c d e
 * heap       |  1 5 9  |  2 8 3  |
 * ```
 */
export class Thinner {
  readonly #kept: Sample[] = [];
  readonly #options: ThinnerOptions;
  readonly #stretches: number;
  #stretch = -1;
  #low: Sample | undefined;
  #high: Sample | undefined;

  constructor(options: ThinnerOptions) {
    this.#options = options;
    this.#stretches = Math.floor(options.points / 2);
  }

  add(sample: Sample): void {
    const { from, to, points } = this.#options;
    if (points === Infinity) {
      this.#kept.push(sample);
      return;
    }
    const share = (sample.t - from) / (to - from || 1);
    const stretch = Math.min(this.#stretches - 1, Math.floor(share * this.#stretches));
    if (stretch !== this.#stretch) this.#flush();
    this.#stretch = stretch;
    if (this.#low === undefined || level(sample) < level(this.#low)) this.#low = sample;
    if (this.#high === undefined || level(sample) >= level(this.#high)) this.#high = sample;
  }

  /** What was kept, oldest first. */
  samples(): Sample[] {
    this.#flush();
    return this.#kept;
  }

  #flush(): void {
    const pair = [this.#low, this.#high].filter((sample) => sample !== undefined);
    const distinct = [...new Set(pair)];
    this.#kept.push(...distinct.toSorted((a, b) => a.t - b.t));
    this.#low = undefined;
    this.#high = undefined;
  }
}

function level(sample: Sample): number {
  return sample.heapUsed ?? sample.rss ?? 0;
}
