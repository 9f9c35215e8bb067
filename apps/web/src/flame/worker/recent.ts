/** A few values that take long to make, the ones used last. */
export class Recent<Value> {
  readonly #limit: number;
  /** The one used last at the end. */
  readonly #values = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, known);
      return known;
    }
    // Room first: what is made may be as large as all that is kept.
    const [oldest] = this.#values.keys();
    if (this.#values.size >= this.#limit && oldest !== undefined) this.#values.delete(oldest);
    const made = make();
    this.#values.set(key, made);
    return made;
  }
}
