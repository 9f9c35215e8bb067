/** A frame that a cursor may still read, and the id after it. */
export interface Taken {
  /** Frames with their ids, in order. */
  readonly frames: readonly Frame[];
  /** Ids that were asked for and are no longer held, inclusive. */
  readonly gap: { readonly from: number; readonly to: number } | undefined;
}

export interface Frame {
  readonly id: number;
  /** The event as it goes over the wire, without its `id` line. */
  readonly text: string;
}

/**
 * The latest events of one run, serialised once. Ids start at 1 and increase by one; the ring
 * holds those from `first` to `last`.
 *
 * ```
 * capacity 4, after 6 events:   id  5 6 3 4      first 3, last 6
 * ```
 */
export class Ring {
  readonly #slots: string[] = [];
  readonly #capacity: number;
  #last = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The id of the latest event; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** The id of the oldest event still held. */
  get first(): number {
    return Math.max(1, this.#last - this.#capacity + 1);
  }

  push(text: string): void {
    this.#slots[this.#last % this.#capacity] = text;
    this.#last += 1;
  }

  /** What follows `after`, at most `limit` frames of it. */
  takeAfter(after: number, limit: number): Taken {
    const start = Math.max(after + 1, this.first);
    const gap = start > after + 1 ? { from: after + 1, to: start - 1 } : undefined;
    const end = Math.min(this.#last, start + limit - 1);
    const frames: Frame[] = [];
    for (let id = start; id <= end; id += 1) {
      frames.push({ id, text: this.#slots[(id - 1) % this.#capacity] ?? '' });
    }
    return { frames, gap };
  }
}
