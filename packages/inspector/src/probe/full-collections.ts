/** Tells of full collections without a profiler: an object that only they take away. */

export class FullCollections {
  #isExpecting = false;
  readonly #registry: FinalizationRegistry<undefined>;

  /** `happened` is called in a turn of its own, once after a call of `expect`. */
  constructor(happened: () => void) {
    this.#registry = new FinalizationRegistry<undefined>(() => {
      this.#isExpecting = false;
      happened();
    });
  }

  expect(): void {
    if (this.#isExpecting) return;
    this.#isExpecting = true;
    this.#registry.register({}, undefined);
  }
}
