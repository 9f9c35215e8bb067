import { decodeUtf8 } from './utf8.ts';
import { FIXED32, FIXED64, LENGTH, VARINT } from './types.ts';

/** A 64-bit varint takes at most ten bytes of seven bits. */
const MAX_VARINT_BYTES = 10;
const TWO_32 = 2 ** 32;

export type Fail = (field: string, byte: number, problem: string) => never;

/**
 * Reads Protocol Buffers in place: no object per message, no copy but of strings. The caller walks
 * the fields of a message that ends at `end`:
 *
 *     while (reader.next(end)) {
 *       if (reader.field === 1) id = reader.uint();
 *       else reader.skip();
 *     }
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #fail: Fail;
  /** The offset of the next byte. */
  at = 0;
  /** Number and wire type of the field that `next` found. */
  field = 0;
  wire = 0;
  /** What is being read, for errors. */
  context = '';
  /** The last varint as two unsigned halves. */
  #low = 0;
  #high = 0;

  constructor(bytes: Uint8Array, fail: Fail) {
    this.#bytes = bytes;
    this.#fail = fail;
  }

  fail(problem: string): never {
    return this.#fail(this.context, this.at, problem);
  }

  /** Moves to the next field of the message; false at its end. */
  next(end: number): boolean {
    if (this.at >= end) {
      if (this.at > end) this.fail('a field reaches beyond its message');
      return false;
    }
    this.#varint();
    if (this.#high !== 0) this.fail('a field number is out of range');
    this.field = this.#low >>> 3;
    this.wire = this.#low & 7;
    if (this.field === 0) this.fail('a field has the number 0');
    return true;
  }

  /** The end of the message, string or packed field that begins here. */
  open(): number {
    if (this.wire !== LENGTH) this.fail(`wire type ${this.wire} where 2 is expected`);
    const length = this.#uint();
    const end = this.at + length;
    if (end > this.#bytes.length) this.fail(`${length} bytes announced, fewer are there`);
    return end;
  }

  /** @param maxBytes a longer one is refused */
  string(maxBytes: number): string {
    const end = this.open();
    if (end - this.at > maxBytes) this.fail(`a text of more than ${maxBytes} bytes`);
    const text = decodeUtf8(this.#bytes.subarray(this.at, end));
    this.at = end;
    return text;
  }

  /** A non-negative integer, exact up to 2^53. */
  uint(): number {
    this.#expectVarint();
    return this.#uint();
  }

  /** A signed 64-bit integer, exact within ±2^53. */
  int(): number {
    this.#expectVarint();
    return this.#int();
  }

  bigint(): bigint {
    this.#expectVarint();
    this.#varint();
    return BigInt.asIntN(64, (BigInt(this.#high) << 32n) | BigInt(this.#low));
  }

  /** An identifier: a number where it is exact, else a bigint, so that no two become one. */
  id(): number | bigint {
    this.#expectVarint();
    return this.#id();
  }

  /** Calls `each` for every element of a repeated field here, packed or one by one. */
  ids(each: (id: number | bigint) => void): void {
    if (this.wire === VARINT) return each(this.#id());
    for (const end = this.open(); this.at < end;) each(this.#id());
  }

  /** As `ids`, for signed integers. */
  ints(each: (value: number) => void): void {
    if (this.wire === VARINT) return each(this.#int());
    for (const end = this.open(); this.at < end;) each(this.#int());
  }

  skip(): void {
    if (this.wire === VARINT) this.#varint();
    else if (this.wire === LENGTH) this.at = this.open();
    else if (this.wire === FIXED64) this.at += 8;
    else if (this.wire === FIXED32) this.at += 4;
    else this.fail(`wire type ${this.wire}`);
    if (this.at > this.#bytes.length) this.fail('the file ends within a field');
  }

  #expectVarint(): void {
    if (this.wire !== VARINT) this.fail(`wire type ${this.wire} where 0 is expected`);
  }

  #uint(): number {
    this.#varint();
    return this.#high === 0 ? this.#low : this.#high * TWO_32 + this.#low;
  }

  #int(): number {
    this.#varint();
    return this.#high === 0 ? this.#low : (this.#high | 0) * TWO_32 + this.#low;
  }

  #id(): number | bigint {
    const id = this.#uint();
    return Number.isSafeInteger(id) ? id : (BigInt(this.#high) << 32n) | BigInt(this.#low);
  }

  #varint(): void {
    const bytes = this.#bytes;
    let low = 0;
    let high = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = bytes[this.at];
      if (byte === undefined) this.fail('the file ends within a number');
      this.at++;
      const bits = byte & 127;
      if (i < 4) low |= bits << (7 * i);
      else if (i === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (7 * i - 32);
      if (byte < 128) {
        this.#low = low >>> 0;
        this.#high = high >>> 0;
        return;
      }
    }
    this.fail('a number of more than ten bytes');
  }
}
