import { decodeUtf8 } from '../../wire/utf8.ts';

/** How much of a file is looked at. Deep stacks make long lines, of which the end tells. */
const MAX_LOOKED_AT = 64 * 1024;
/** Colours of a terminal and tabs occur in text; other control characters do not. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/;

/** Whether the file begins as text whose first line, as far as it can be seen, ends in a count. */
export function looksFolded(bytes: Uint8Array): boolean {
  const text = decodeUtf8(bytes.subarray(0, MAX_LOOKED_AT));
  if (CONTROL.test(text)) return false;
  const [line = ''] = text.trimStart().split('\n', 1);
  if (line.length >= text.trimStart().length && bytes.length > MAX_LOOKED_AT) {
    return line.includes(';');
  }
  return /(^| )-?\d+(\.\d+)?$/.test(line.trimEnd());
}
