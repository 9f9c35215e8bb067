import type { ThemeRegistration } from 'shiki/core';

/** What tokens.css calls `--code-…`, with the TextMate scopes that are drawn so. */
const scopes = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: [
    'keyword',
    'keyword.operator.new',
    'keyword.operator.expression',
    'storage',
    'variable.language',
    'constant.language',
  ],
  string: ['string', 'punctuation.definition.string', 'string.template'],
  number: ['constant.numeric', 'constant.other'],
  function: ['entity.name.function', 'support.function'],
  type: ['entity.name.type', 'entity.name.class', 'support.type', 'support.class'],
  text: ['keyword.operator', 'punctuation', 'meta.template.expression', 'variable', 'meta.brace'],
} as const;

const kinds = Object.keys(scopes) as (keyof typeof scopes)[];

/** Themes know hexadecimal colours only: these stand for the variables until tokens are written. */
function placeholder(index: number): string {
  return `#0000${String(index + 10)}`;
}

/** A theme whose colours are the page's tokens: light and dark change without highlighting again. */
export const theme: ThemeRegistration = {
  name: 'leakscope',
  colors: {},
  settings: [
    { settings: { foreground: placeholder(kinds.indexOf('text')) } },
    ...kinds.map((kind, index) => ({
      scope: [...scopes[kind]],
      settings: { foreground: placeholder(index) },
    })),
  ],
  colorReplacements: Object.fromEntries(
    kinds.map((kind, index) => [placeholder(index), `var(--code-${kind})`]),
  ),
};
