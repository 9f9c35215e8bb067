const BEGIN = '<!-- matrix: written by `npm run test:matrix` -->';
const END = '<!-- end of matrix -->';

/**
 * A text with something else between its markers.
 * @param {string} text
 * @param {string} content
 * @throws {Error} where the markers are missing
 */
export function withMatrix(text, content) {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`The README needs ${BEGIN} and ${END}.`);
  return `${text.slice(0, begin + BEGIN.length)}\n\n${content}\n\n${text.slice(end)}`;
}
