import type { HighlighterCore } from 'shiki/core';

/** A piece of a line in one colour, a CSS value. */
export interface CodeToken {
  readonly text: string;
  readonly color: string;
}

export type CodeLine = readonly CodeToken[];

/** Sources longer than this stay plain: highlighting would hold the page for longer than a blink. */
const MAX_HIGHLIGHTED_CHARACTERS = 200_000;

/** Longer lines are not written by people, and may take a regular expression for ever. */
const MAX_HIGHLIGHTED_LINE = 1000;

let loading: Promise<HighlighterCore> | undefined;

/** One highlighter for the page, loaded when the first source is shown. */
function highlighter(): Promise<HighlighterCore> {
  loading ??= (async () => {
    const [core, engine, typescript, { theme }] = await Promise.all([
      import('shiki/core'),
      import('shiki/engine/javascript'),
      import('shiki/langs/typescript.mjs'),
      import('./theme.ts'),
    ]);
    return core.createHighlighterCore({
      themes: [theme],
      langs: [typescript.default],
      engine: engine.createJavaScriptRegexEngine(),
    });
  })();
  // A chunk that could not be fetched may be there next time.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The lines of a source in the default colour: what is shown until, or instead of, `highlight`. */
export function plainLines(code: string): CodeLine[] {
  return linesOf(code).map((text) => [{ text, color: 'var(--code-text)' }]);
}

/** The lines of a TypeScript source as coloured pieces; joined they are the source's lines. */
export async function highlight(code: string): Promise<CodeLine[]> {
  if (code.length > MAX_HIGHLIGHTED_CHARACTERS) return plainLines(code);
  const { tokens } = (await highlighter()).codeToTokens(code, {
    lang: 'typescript',
    theme: 'leakscope',
    // Its bound on the time of a line would leave lines plain on a busy machine; this one does not.
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: MAX_HIGHLIGHTED_LINE,
  });
  const lines = tokens.map(joined);
  return lines.slice(0, linesOf(code).length);
}

/** A newline at the end of a source ends its last line and begins no further one. */
function linesOf(code: string): string[] {
  const lines = code.split(/\r?\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Neighbours of one colour become one piece: half the elements. */
function joined(tokens: readonly { content: string; color?: string }[]): CodeLine {
  const out: { text: string; color: string }[] = [];
  for (const { content, color = 'var(--code-text)' } of tokens) {
    const last = out.at(-1);
    if (last !== undefined && (last.color === color || content.trim() === '')) last.text += content;
    else out.push({ text: content, color });
  }
  return out;
}
