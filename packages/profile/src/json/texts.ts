import { decodeUtf8 } from '../wire/utf8.ts';

/** Places for texts that occurred before; a power of two. */
const PLACES = 1 << 13;
/** Longer texts hardly occur twice. */
const MAX_KEPT_BYTES = 256;

/**
 * The texts within a file. Names and keys occur over and over: of bytes that were seen a moment ago
 * the same string is returned, which costs a comparison instead of an allocation.
 */
export class Texts {
  readonly #bytes: Uint8Array;
  readonly #starts = new Uint32Array(PLACES);
  readonly #lengths = new Uint32Array(PLACES);
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  at(start: number, end: number): string {
    const length = end - start;
    if (length > MAX_KEPT_BYTES) return decodeUtf8(this.#bytes.subarray(start, end));
    const place = this.#hash(start, end) & (PLACES - 1);
    if (this.#lengths[place] === length && this.#isSame(this.#starts[place] ?? 0, start, length)) {
      return this.#texts[place] ?? '';
    }
    const text = decodeUtf8(this.#bytes.subarray(start, end));
    this.#starts[place] = start;
    this.#lengths[place] = length;
    this.#texts[place] = text;
    return text;
  }

  /** FNV-1a, its halves folded. */
  #hash(start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++)
      hash = Math.imul(hash ^ (this.#bytes[at] ?? 0), 0x01000193);
    return hash ^ (hash >>> 15);
  }

  #isSame(before: number, start: number, length: number): boolean {
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[before + i] !== bytes[start + i]) return false;
    return true;
  }
}
