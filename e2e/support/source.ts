/** The 1-based line of the only place in a source file that contains a text. */
export function lineOf(code: string, text: string): number {
  const lines = code.split('\n').flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  const [line, ...others] = lines;
  if (line === undefined || others.length > 0) {
    throw new Error(`'${text}' stands on ${lines.length} lines of the source`);
  }
  return line;
}
