/** One for every power of two that a sum of whole numbers reaches. */
const BUCKETS = 64;

/**
 * A queue that gives the heavy before the light, to within a factor of two: then neither pushing nor
 * taking has to compare.
 */
export class ByWeight {
  readonly #buckets: number[][] = Array.from({ length: BUCKETS }, () => []);
  #highest = 0;

  /** @param weight at least 0 */
  push(item: number, weight: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor(Math.log2(weight))));
    this.#buckets[bucket]?.push(item);
    if (bucket > this.#highest) this.#highest = bucket;
  }

  /** One of the heaviest; undefined where there is none left. */
  take(): number | undefined {
    while (this.#highest > 0 && this.#buckets[this.#highest]?.length === 0) this.#highest--;
    return this.#buckets[this.#highest]?.pop();
  }
}
