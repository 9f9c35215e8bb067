/**
 * What began while nobody looked, by what was seen to begin just before.
 *
 * Those that began in a watched period, its cohort, stand for those of each period that then passes
 * unseen: as many begin, and each lasts as long. So of one that has ended copies may be there still.
 */
export class Cohort {
  /** When the watched period ended, in milliseconds. */
  readonly at: number;
  /** How far another period may be off, as a variance relative to the square of the count. */
  readonly variation: number;
  /** When copies began. */
  readonly #begun: number[];
  /** How many there are of each member up to those. */
  readonly #copies: number[] = [1];

  constructor(at: number, variation: number) {
    this.at = at;
    this.variation = variation;
    this.#begun = [at];
  }

  /** Until `now` so many periods like the watched one have passed unseen since the last. */
  pass(now: number, periods: number): void {
    if (periods <= 0) return;
    this.#begun.push(now);
    this.#copies.push((this.#copies.at(-1) ?? 0) + periods);
  }

  /** How many periods it stands for that nobody watched. */
  get unseen(): number {
    return (this.#copies.at(-1) ?? 1) - 1;
  }

  /**
   * How many there are, `now`, of a member that has lasted for `lifeMs` after the watched period, or
   * lasts still where that is infinite: itself and its copies.
   */
  copies(lifeMs: number, now: number): number {
    const all = this.#copies.at(-1) ?? 0;
    if (lifeMs === Number.POSITIVE_INFINITY) return all;
    const first = this.#begun.findIndex((begun) => now - begun < lifeMs);
    if (first === -1) return 0;
    return all - (first === 0 ? 0 : (this.#copies[first - 1] ?? 0));
  }
}

/** Periods of which the variation is worked out. */
const RATES = 8;

/** How much one watched period differs from the next. */
export class Variation {
  readonly #rates: number[] = [];

  /** Notes how much was there at the end of a period, for what was allocated in it. */
  note(rate: number): void {
    this.#rates.push(rate);
    if (this.#rates.length > RATES) this.#rates.shift();
  }

  /** The variance of a rate relative to the square of their mean: 1 where there is but one. */
  get value(): number {
    const n = this.#rates.length;
    const mean = this.#rates.reduce((sum, rate) => sum + rate, 0) / n;
    if (n < 2) return 1;
    if (mean === 0) return 0;
    const squares = this.#rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0);
    return squares / (n - 1) / mean ** 2;
  }
}
