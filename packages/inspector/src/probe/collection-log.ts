/** Collections that nobody has read yet: of very many minor ones the most are told of as one. */
import { type Minors, type ProbeCollection, together } from './gc-statistics.ts';

/** Minor collections reported one by one in a sampling period. */
const SINGLE_MINORS = 20;

export class CollectionLog {
  #unread: ProbeCollection[] = [];
  #singles = 0;
  #others: Minors | null = null;

  add(collection: ProbeCollection): void {
    const isSingle = collection.kind === 'minor' && collection.estimated === undefined;
    if (isSingle && ++this.#singles > SINGLE_MINORS) {
      this.#others = together(this.#others, collection);
    } else {
      this.#unread.push(collection);
    }
  }

  /** Those that nobody has read yet. */
  read(): ProbeCollection[] {
    const unread = this.#unread;
    if (this.#others !== null) unread.push(this.#others);
    this.#unread = [];
    this.#others = null;
    this.#singles = 0;
    return unread;
  }
}
