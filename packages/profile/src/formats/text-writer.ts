import { encodeUtf8 } from '../wire/utf8.ts';

/** What a profile may become: stacks of 20,000 calls written out one by one would have no end. */
export const MAX_WRITTEN_BYTES = 256 * 1024 * 1024;

/** Writes text into one growing buffer, so that no string of the whole is ever built. */
export class TextWriter {
  #bytes = new Uint8Array(1 << 16);
  #at = 0;

  /** What has been written, as a copy of exactly its size. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#at);
  }

  text(text: string): void {
    this.bytes(encodeUtf8(text));
  }

  /** @throws RangeError beyond `MAX_WRITTEN_BYTES` */
  bytes(bytes: Uint8Array): void {
    const end = this.#at + bytes.length;
    if (end > MAX_WRITTEN_BYTES) {
      throw new RangeError(
        `The profile written out is larger than ${MAX_WRITTEN_BYTES >> 20} MiB.`,
      );
    }
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, end));
      grown.set(this.#bytes.subarray(0, this.#at));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#at);
    this.#at = end;
  }
}
