import { decodeUtf8, encodeUtf8 } from '../../wire/utf8.ts';
import type { Random } from './random.ts';

/** At most so many changes at once: with more a file is refused before anything of it is read. */
const MAX_CHANGES = 4;
/** Of bytes that are moved, doubled or dropped. */
const MAX_PIECE = 64;

type Change = (bytes: Uint8Array, random: Random) => Uint8Array;

/** What a hostile or clumsy writer puts where a number is expected. */
const NUMBERS = [
  '-1',
  '0',
  '1e308',
  '-1e308',
  '1e999',
  '9007199254740993',
  '4294967296',
  '0.5',
  '-0',
  '1e-9',
  '00',
  '.',
  '-',
  'null',
  '"1"',
  '[]',
  'NaN',
];
const PIECES = [
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '"',
  '\\',
  ';',
  ' ',
  '\n',
  '\0',
  '\\u0000',
  '__proto__',
];

const common: readonly Change[] = [
  // One bit.
  (bytes, random) => {
    const out = bytes.slice();
    const at = random(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random(8));
    return out;
  },
  // One byte, among them those that end things.
  (bytes, random) => {
    const out = bytes.slice();
    out[random(out.length)] = [0, 0x7f, 0x80, 0xff, random(256)][random(5)] ?? 0;
    return out;
  },
  // Cut short, at either end.
  (bytes, random) => bytes.slice(0, random(bytes.length)),
  (bytes, random) => bytes.slice(random(Math.min(bytes.length, MAX_PIECE))),
  // A piece dropped, or put in somewhere else.
  (bytes, random) => {
    const at = random(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random(MAX_PIECE)));
  },
  (bytes, random) => {
    const from = random(bytes.length);
    const to = random(bytes.length);
    const piece = bytes.subarray(from, from + 1 + random(MAX_PIECE));
    return joined(bytes.subarray(0, to), piece, bytes.subarray(to));
  },
];

const binary: readonly Change[] = [
  // A number that goes on and on, or is as large as it can be.
  (bytes, random) => {
    const at = random(bytes.length);
    const blown = new Uint8Array(1 + random(12)).fill(0xff);
    const end = Uint8Array.of([0x01, 0x7f, 0x00][random(3)] ?? 0);
    return joined(bytes.subarray(0, at), blown, end, bytes.subarray(at + 1));
  },
  // A length or id one off.
  (bytes, random) => {
    const out = bytes.slice();
    const at = random(out.length);
    out[at] = (out[at] ?? 0) + (random(2) === 0 ? 1 : -1);
    return out;
  },
];

const text: readonly Change[] = [
  // One number for another.
  (bytes, random) => {
    const written = decodeUtf8(bytes);
    const numbers = [...written.matchAll(/-?\d+(?:\.\d+)?/g)];
    const chosen = numbers[random(numbers.length)];
    if (chosen === undefined) return bytes;
    const after = written.slice(chosen.index + chosen[0].length);
    return encodeUtf8(
      written.slice(0, chosen.index) + (NUMBERS[random(NUMBERS.length)] ?? '') + after,
    );
  },
  // Something with a meaning of its own put in.
  (bytes, random) => {
    const at = random(bytes.length);
    const piece = encodeUtf8(PIECES[random(PIECES.length)] ?? '');
    return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
  },
  // A bracket or separator taken away.
  (bytes, random) => {
    const start = random(bytes.length);
    const at = bytes.findIndex(
      (byte, index) => index >= start && '[]{},:";'.includes(String.fromCharCode(byte)),
    );
    return at < 0 ? bytes : joined(bytes.subarray(0, at), bytes.subarray(at + 1));
  },
];

/** A sample with one to a few changes, as they fit a binary format or one of text. */
export function mutated(sample: Uint8Array, isText: boolean, random: Random): Uint8Array {
  const changes = [...common, ...(isText ? text : binary)];
  let bytes = sample;
  for (let left = 1 + random(MAX_CHANGES); left > 0 && bytes.length > 0; left--) {
    bytes = changes[random(changes.length)]?.(bytes, random) ?? bytes;
  }
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
