/** The bytes that JSON is made of. */

/** The end of the input, where a byte is asked for. */
export const END = -1;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const OPEN_ARRAY = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Digits, signs, points and exponents: what a number may be written with. */
export function isPartOfNumber(byte: number): boolean {
  return (
    (byte >= ZERO && byte <= NINE) ||
    byte === 0x2e ||
    byte === 0x65 ||
    byte === 0x45 ||
    byte === 0x2b ||
    byte === MINUS
  );
}

/** As in “an object where a string is expected”. */
export function named(kind: JsonKind): string {
  if (kind === 'null') return 'null';
  return `${kind === 'object' || kind === 'array' ? 'an' : 'a'} ${kind}`;
}

/** A byte as a person knows it. */
export function shown(byte: number): string {
  const isPrintable = byte > 0x20 && byte < 0x7f;
  return isPrintable ? `“${String.fromCharCode(byte)}”` : `the byte 0x${byte.toString(16)}`;
}
