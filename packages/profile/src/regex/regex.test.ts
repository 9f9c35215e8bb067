import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RegexMatcher } from './matcher.ts';

const has = (source: string, text: string): boolean => new RegexMatcher(source).test(text);

const ONES =
  'a b É \\. . [ab] [^a] [] [^] [\\w-] [^\\]a-c] \\d \\W \\s \\x61 \\u00e9 ^ $ \\b \\B { } ] -'.split(
    ' ',
  );

/** Expressions of letters that are few enough for texts of them to match. */
const expression: fc.Arbitrary<string> = fc.letrec<{ all: string; one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...ONES),
    tie('all').map((inside) => `(${inside})`),
    tie('all').map((inside) => `(?:${inside})`),
    fc
      .tuple(
        tie('all'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{1,}', '{0,2}', '{2,3}?'),
      )
      .map(([inside, sign]) => `(?:${inside})${sign}`),
    fc.tuple(tie('one'), tie('one')).map(([first, second]) => `(?:${first}|${second}|)`),
  ),
  all: fc
    .array(tie('one'), { maxLength: 3 })
    .map((parts) => parts.join(''))
    .filter((source) => isExpression(source)),
})).all;

function isExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '.', ' ', '1', '_', '\n') });

describe('an expression', () => {
  test('matches what it matches in JavaScript when case is ignored', () => {
    fc.assert(
      fc.property(expression, fc.array(text, { maxLength: 8 }), (source, texts) => {
        const matcher = new RegexMatcher(source);
        const native = new RegExp(source, 'i');
        expect(texts.map((one) => matcher.test(one))).toEqual(texts.map((one) => native.test(one)));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['^(sliceLeak|handle)$', 'SLICELEAK', true],
    ['^(sliceLeak|handle)$', 'handler', false],
    ['node_modules\\/[^/]+\\/dist', '/app/node_modules/hono/dist/index.js', true],
    ['\\bread(File)?\\b', 'fs.readFile', true],
    ['\\bread(File)?\\b', 'readFiles', false],
    ['(?<name>a)b', 'xAB', true],
    ['a{2,}', 'a', false],
    ['\\u{3}', 'uuu', true],
    ['', '', true],
  ])('%s in %s: %s', (source, text_, expected) => {
    expect(has(source, text_)).toBe(expected);
  });

  test.each([
    ['(a+)+$', `${'a'.repeat(100_000)}!`],
    ['(a|aa)+$', `${'a'.repeat(100_000)}!`],
    ['(.*a){12}$', 'a'.repeat(20_000) + 'b'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', '1'.repeat(100_000)],
    ['x*x*x*x*x*y', 'x'.repeat(100_000)],
  ])('that would take JavaScript for ever ends: %s', (source, long) => {
    expect(has(source, long)).toBe(new RegExp('[by]$').test(long) && source.includes('y'));
  });

  test.each([
    ['a(', /Unterminated group/],
    ['*', /Nothing to repeat/],
    ['(?=a)', /Lookahead, lookbehind/],
    ['(?<!a)b', /Lookahead, lookbehind/],
    ['(a)\\1', /Back references/],
    ['(?<n>a)\\k<n>', /Back references/],
    ['((a{100}){100}){100}', /repeats too much/],
  ])('that cannot be used says why: %s', (source, problem) => {
    expect(() => new RegexMatcher(source)).toThrow(problem);
  });

  test('that repeats nothing without end is nothing', () => {
    expect(has('(?:(?:(?:){1000000}){1000000})*$', 'abc')).toBe(true);
  });

  test('of groups in groups without end is refused', () => {
    expect(() => has(`${'('.repeat(500)}a${')'.repeat(500)}`, '')).toThrow(/nested too deep/);
  });

  test('whose states cannot be remembered gives up', () => {
    const matcher = new RegexMatcher('a[ab]{300}c');
    const letters = fc.sample(fc.constantFrom('a', 'b'), { seed: 1, numRuns: 5000 });
    expect(() => {
      for (let i = 1; i < 1000; i++) {
        matcher.test([...letters.slice(i), ...letters.slice(0, i)].join(''));
      }
    }).toThrow(/takes too long/);
  });
});
