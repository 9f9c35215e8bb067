import { expect, test } from 'vitest';
import { highlight, plainLines } from './highlight.ts';

const code = "// keeps it\nexport const kept: Buffer[] = [];\nkept.push(f('x', 10));\n";

test('a source is coloured by the tokens of the page', async () => {
  const lines = await highlight(code);
  const colorOf = (text: string): string | undefined =>
    lines.flat().find((token) => token.text.includes(text))?.color;
  expect(colorOf('keeps it')).toBe('var(--code-comment)');
  expect(colorOf('export')).toBe('var(--code-keyword)');
  expect(colorOf('Buffer')).toBe('var(--code-type)');
  expect(colorOf('push')).toBe('var(--code-function)');
  expect(colorOf("'x'")).toBe('var(--code-string)');
  expect(colorOf('10')).toBe('var(--code-number)');
  expect(colorOf('kept')).toBe('var(--code-text)');
});

test('joined, the pieces are the lines of the source', async () => {
  const texts = (lines: Awaited<ReturnType<typeof highlight>>): string[] =>
    lines.map((line) => line.map((token) => token.text).join(''));
  expect(texts(await highlight(code))).toEqual(code.split('\n').slice(0, -1));
  expect(texts(await highlight(code))).toEqual(texts(plainLines(code)));
});
