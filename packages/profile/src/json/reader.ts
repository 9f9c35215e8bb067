import type { Fail } from '../wire/reader.ts';
import type { JsonKind } from './bytes.ts';
import {
  END,
  QUOTE,
  COMMA,
  MINUS,
  ZERO,
  NINE,
  COLON,
  OPEN_ARRAY,
  BACKSLASH,
  CLOSE_ARRAY,
  OPEN_OBJECT,
  CLOSE_OBJECT,
  isPartOfNumber,
  named,
  shown,
} from './bytes.ts';
import type { Texts } from './texts.ts';

/** Whole numbers of so many digits are exact. */
const MAX_EXACT_DIGITS = 15;
/** No number is written with more. */
const MAX_NUMBER_BYTES = 64;

export interface JsonLimits {
  /** Objects and arrays within each other. */
  readonly nesting: number;
  /** Of a string that is read; one that is skipped may be longer. */
  readonly textBytes: number;
}

/**
 * Reads JSON in place and value by value: nothing is made of what nobody asks for, and nothing
 * recurses, whatever the nesting. The caller walks the structure that it expects:
 *
 *     reader.object();
 *     for (let key = reader.key(); key !== undefined; key = reader.key()) {
 *       if (key === 'id') id = reader.uint();
 *       else reader.skip();
 *     }
 */
export class JsonReader {
  readonly #bytes: Uint8Array;
  readonly #texts: Texts;
  readonly #fail: Fail;
  readonly #limits: JsonLimits;
  /** The offset of the next byte. */
  at: number;
  /** What is being read, for errors. */
  context = 'file';
  /** Whether an object or array has just been opened, so that no comma is due. */
  #fresh = false;
  #depth = 0;

  constructor(bytes: Uint8Array, texts: Texts, fail: Fail, limits: JsonLimits, at = 0) {
    this.#bytes = bytes;
    this.#texts = texts;
    this.#fail = fail;
    this.#limits = limits;
    this.at = at;
  }

  fail(problem: string): never {
    return this.#fail(this.context, this.at, problem);
  }

  /** What comes next. */
  kind(): JsonKind {
    const byte = this.#peek();
    if (byte === OPEN_OBJECT) return 'object';
    if (byte === OPEN_ARRAY) return 'array';
    if (byte === QUOTE) return 'string';
    if (byte === MINUS || (byte >= ZERO && byte <= NINE)) return 'number';
    if (byte === 0x74 || byte === 0x66) return 'boolean';
    if (byte === 0x6e) return 'null';
    if (byte === END) return this.fail('the file ends where a value is expected');
    return this.fail(`${shown(byte)} where a value is expected`);
  }

  /** Whether nothing but white space is left. */
  isAtEnd(): boolean {
    return this.#peek() === END;
  }

  /** Whether nothing but white space, or a comma and white space, is left. */
  isCutOff(): boolean {
    const start = this.at;
    if (this.#peek() === COMMA) this.at++;
    const isCutOff = this.isAtEnd();
    this.at = start;
    return isCutOff;
  }

  /** Enters an object; its members are read with `key`. */
  object(): void {
    this.#expect('object');
    this.#open();
  }

  /** The next member's key, its value coming next; undefined at the object's end, which is left. */
  key(): string | undefined {
    if (!this.#more(CLOSE_OBJECT)) return undefined;
    if (this.#peek() !== QUOTE) this.fail('a key is expected');
    const key = this.#text();
    if (this.#peek() !== COLON) this.fail('a colon is expected');
    this.at++;
    return key;
  }

  /** Enters an array; its elements are read after `item`. */
  array(): void {
    this.#expect('array');
    this.#open();
  }

  /** Whether another element comes; false at the array's end, which is left. */
  item(): boolean {
    return this.#more(CLOSE_ARRAY);
  }

  string(): string {
    this.#expect('string');
    return this.#text();
  }

  /** Finite. */
  number(): number {
    this.#expect('number');
    const bytes = this.#bytes;
    const start = this.at;
    const isNegative = bytes[start] === MINUS;
    let at = isNegative ? start + 1 : start;
    const first = at;
    let value = 0;
    let byte = bytes[at] ?? END;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      byte = bytes[++at] ?? END;
    }
    this.#fresh = false;
    if (at > first && at - first <= MAX_EXACT_DIGITS && !isPartOfNumber(byte)) {
      this.at = at;
      return isNegative ? -value : value;
    }
    while (isPartOfNumber(byte) && at - start <= MAX_NUMBER_BYTES) byte = bytes[++at] ?? END;
    if (at - start > MAX_NUMBER_BYTES) this.fail(`a number of more than ${MAX_NUMBER_BYTES} bytes`);
    const text = this.#texts.at(start, at);
    const parsed = /\d$/.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(parsed)) this.fail(`${text} is not a number`);
    this.at = at;
    return parsed;
  }

  /** A whole number from 0 to 2^53 - 1. */
  uint(): number {
    const start = this.at;
    const value = this.number();
    if (Number.isSafeInteger(value) && value >= 0) return value;
    this.at = start;
    return this.fail(`${value} where a whole number from 0 is expected`);
  }

  /** A number within ±2^53, of which sums stay finite. */
  amount(): number {
    const start = this.at;
    const value = this.number();
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    this.at = start;
    return this.fail(`${value} is beyond what is counted`);
  }

  /** Passes over the next value, whatever it is. */
  skip(): void {
    const kind = this.kind();
    if (kind === 'string') this.#skipString();
    else if (kind === 'object' || kind === 'array') this.#skipNested();
    else this.#skipScalar();
    this.#fresh = false;
  }

  /** Leaves the first white space behind and returns the byte there. */
  #peek(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.at] ?? END;
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      byte = bytes[++this.at] ?? END;
    }
    return byte;
  }

  #expect(kind: JsonKind): void {
    const found = this.kind();
    if (found !== kind) this.fail(`${named(found)} where ${named(kind)} is expected`);
  }

  #open(): void {
    this.at++;
    this.#fresh = true;
    if (++this.#depth > this.#limits.nesting) this.#tooDeep();
  }

  #tooDeep(): never {
    return this.fail(`it is nested more than ${this.#limits.nesting} deep`);
  }

  #more(close: number): boolean {
    const byte = this.#peek();
    if (byte === close) {
      this.at++;
      this.#depth--;
      this.#fresh = false;
      return false;
    }
    if (byte === END) this.fail('the file ends within an object or array');
    if (this.#fresh) {
      this.#fresh = false;
      return true;
    }
    if (byte !== COMMA) this.fail(`${shown(byte)} where a comma is expected`);
    this.at++;
    const next = this.#peek();
    if (next === close) this.fail('a comma before the end');
    return true;
  }

  #text(): string {
    const start = this.at + 1;
    const hasEscapes = this.#skipString();
    const end = this.at - 1;
    if (end - start > this.#limits.textBytes) {
      this.fail(`a text of more than ${this.#limits.textBytes} bytes`);
    }
    this.#fresh = false;
    if (!hasEscapes) return this.#texts.at(start, end);
    try {
      return String(JSON.parse(this.#texts.at(start - 1, end + 1)));
    } catch {
      this.at = start;
      return this.fail('a text with an escape that does not exist');
    }
  }

  /** @returns whether it holds escapes */
  #skipString(): boolean {
    const bytes = this.#bytes;
    let hasEscapes = false;
    let at = this.at + 1;
    for (;;) {
      const byte = bytes[at] ?? END;
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) {
        hasEscapes = true;
        at++;
      } else if (byte === END) this.fail('the file ends within a text');
      at++;
    }
    this.at = at + 1;
    return hasEscapes;
  }

  #skipScalar(): void {
    const start = this.at;
    let byte = this.#bytes[this.at] ?? END;
    while (isPartOfNumber(byte) || (byte >= 0x61 && byte <= 0x7a)) {
      byte = this.#bytes[++this.at] ?? END;
    }
    const length = this.at - start;
    if (length > MAX_NUMBER_BYTES) this.fail('a number or word that is too long');
  }

  /** Only the brackets are looked at, and that they fit. */
  #skipNested(): void {
    const bytes = this.#bytes;
    const room = this.#limits.nesting - this.#depth;
    const isObject: boolean[] = [];
    do {
      const byte = bytes[this.at] ?? END;
      if (byte === QUOTE) this.#skipString();
      else {
        if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          if (isObject.push(byte === OPEN_OBJECT) > room) this.#tooDeep();
        } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
          if (isObject.pop() !== (byte === CLOSE_OBJECT)) this.fail('a bracket that fits none');
        } else if (byte === END) this.fail('the file ends within an object or array');
        this.at++;
      }
    } while (isObject.length > 0);
  }
}
