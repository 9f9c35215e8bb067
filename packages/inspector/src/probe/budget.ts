/**
 * How many stacks may be taken: a burst at once, then so many a second. As the budget runs down,
 * ever fewer are granted, at random, so that a long burst is covered to its end.
 */
export class StackBudget {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #refilledAt = 0;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  /** Whether the next stack may be taken: surely while more than half of the burst is left. */
  grants(): boolean {
    if (this.#tokens < 1 || Math.random() * this.#burst > this.#tokens * 2) return false;
    this.#tokens--;
    return true;
  }

  /** `now` in milliseconds. */
  refill(now: number): void {
    const granted = ((now - this.#refilledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + granted);
    this.#refilledAt = now;
  }
}
