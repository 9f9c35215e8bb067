import type { Tables } from '../../build/tables.ts';
import type { StringIndex } from '../../model/indexes.ts';
import type { WireReader } from '../../wire/reader.ts';

/** A file's string table. */
export class FileStrings {
  readonly #texts: readonly string[];
  readonly #reader: WireReader;
  readonly #indexes: Int32Array;

  constructor(texts: readonly string[], reader: WireReader) {
    this.#texts = texts;
    this.#reader = reader;
    this.#indexes = new Int32Array(texts.length).fill(-1);
  }

  text(index: number): string {
    const text = this.#texts[index];
    if (text === undefined) {
      return this.#reader.fail(`string ${index} of a table of ${this.#texts.length}`);
    }
    return text;
  }

  /** The string as an index of `tables`, entering it there when it is first asked for. */
  index(index: number, tables: Tables): StringIndex {
    const known = this.#indexes[index] ?? -1;
    if (known >= 0) return known;
    const entered = tables.string(this.text(index));
    this.#indexes[index] = entered;
    return entered;
  }
}
