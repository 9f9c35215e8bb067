import type { Frame } from '../../model/frame.ts';

/** As py-spy and others write it: `name (file:line)`, and a column where there is one. */
const PLACE = /^(.*) \((.+?):(\d{1,10})(?::(\d{1,10}))?\)$/s;
/** Characters that end a frame or a line; some viewers take any control character badly. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const SEPARATORS = /[;\u0000-\u001f\u007f]/g;

/** What a frame's text says. A text that names no line is a name as a whole. */
export function parseFrame(text: string): Frame {
  const [, name = text, file = '', line = '0', column = '0'] = PLACE.exec(text) ?? [];
  return { name, file, line: Number(line), column: Number(column) };
}

/** The format cannot escape, so that a semicolon becomes a colon and a line break a space. */
export function frameText({ name, file, line, column }: Frame): string {
  const place = file === '' ? '' : ` (${file}:${line}${column === 0 ? '' : `:${column}`})`;
  return `${name === '' ? '(anonymous)' : name}${place}`.replace(SEPARATORS, (character) =>
    character === ';' ? ':' : ' ',
  );
}
