/** Tables ask it before they grow. */
export interface Memory {
  take(bytes: number): void;
}

/**
 * What reading one file may take, so that many tables that are each within reason cannot add up to
 * more than the machine has.
 */
export class BoundedMemory implements Memory {
  readonly #limit: number;
  readonly #full: (limit: number) => never;
  #taken = 0;

  /** @param full called instead of going beyond `limit` bytes; throws */
  constructor(limit: number, full: (limit: number) => never) {
    this.#limit = limit;
    this.#full = full;
  }

  take(bytes: number): void {
    this.#taken += bytes;
    if (this.#taken > this.#limit) this.#full(this.#limit);
  }
}

/** For profiles that are built from what is already in memory. */
export const UNBOUNDED: Memory = { take: () => {} };
