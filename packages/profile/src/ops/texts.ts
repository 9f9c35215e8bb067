import type { StringIndex } from '../model/indexes.ts';

/** A profile's strings, to which others can be added. */
export class Texts {
  readonly all: string[];
  readonly #index: Map<string, StringIndex>;

  constructor(strings: readonly string[]) {
    this.all = [...strings];
    this.#index = new Map(strings.map((text, index) => [text, index]));
  }

  index(text: string): StringIndex {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}
