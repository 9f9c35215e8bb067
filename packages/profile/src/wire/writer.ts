import { encodeUtf8 } from './utf8.ts';
import { LENGTH, VARINT } from './types.ts';

/** The largest double below 2^63: what does not fit a signed 64-bit integer is written as this. */
const MAX_INT64 = 2 ** 63 - 1024;

/** Writes Protocol Buffers into one growing buffer. Fields that are 0 or empty are left out. */
export class WireWriter {
  #bytes = new Uint8Array(1 << 16);
  #at = 0;

  /** What has been written, as a copy of exactly its size. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#at);
  }

  int(field: number, value: number): void {
    if (value === 0) return;
    this.#tag(field, VARINT);
    this.#number(value);
  }

  bigint(field: number, value: bigint): void {
    if (value === 0n) return;
    this.#tag(field, VARINT);
    this.#big(value);
  }

  bool(field: number, value: boolean): void {
    this.int(field, value ? 1 : 0);
  }

  /** Written even where it is empty: the elements of a repeated field count. */
  string(field: number, text: string): void {
    const bytes = encodeUtf8(text);
    this.#tag(field, LENGTH);
    this.#number(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  message(field: number, write: () => void): void {
    this.#tag(field, LENGTH);
    this.#measured(write);
  }

  /** A packed repeated field; left out where `write` adds no elements with `element`. */
  packed(field: number, write: () => void): void {
    const before = this.#at;
    this.#tag(field, LENGTH);
    const start = this.#at;
    this.#measured(write);
    if (this.#at === start + 1) this.#at = before;
  }

  element(value: number): void {
    this.#number(value);
  }

  elements(values: readonly number[]): void {
    for (const value of values) this.#number(value);
  }

  /** Writes the content first, then its length before it, moving the content where that is long. */
  #measured(write: () => void): void {
    const start = this.#at;
    this.#reserve(1);
    this.#at = start + 1;
    write();
    const length = this.#at - start - 1;
    let lengthBytes = 1;
    for (let rest = length; rest >= 128; rest = Math.floor(rest / 128)) lengthBytes++;
    if (lengthBytes > 1) {
      this.#reserve(lengthBytes - 1);
      this.#bytes.copyWithin(start + lengthBytes, start + 1, this.#at);
    }
    this.#at = start;
    this.#number(length);
    this.#at += length;
  }

  #tag(field: number, wire: number): void {
    this.#number(field * 8 + wire);
  }

  #number(value: number): void {
    if (value < 0) return this.#big(BigInt(Math.max(value, -MAX_INT64)));
    this.#reserve(10);
    let rest = Math.min(value, MAX_INT64);
    while (rest >= 128) {
      this.#bytes[this.#at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at++] = rest;
  }

  #big(value: bigint): void {
    this.#reserve(10);
    let rest = BigInt.asUintN(64, value);
    while (rest >= 128n) {
      this.#bytes[this.#at++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.#bytes[this.#at++] = Number(rest);
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + bytes));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }
}
