import { RegexMatcher } from '../../regex/matcher.ts';
import { RegexProblem } from '../../regex/parse.ts';
import type { Pattern } from './filter.ts';

/** Longer ones are no longer typed by anybody. */
const MAX_PATTERN_LENGTH = 10_000;

/** What is wrong with a filter, for the person who wrote it. */
export class FilterProblem {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}

/**
 * By index of the texts 1 where one has the pattern, whatever its case; or what is wrong with the
 * pattern. Never throws, and takes no longer than the texts are long.
 */
export function matchTexts(
  texts: readonly string[],
  pattern: Pattern,
): Uint8Array<ArrayBuffer> | FilterProblem {
  const source = 'text' in pattern ? pattern.text : pattern.regex;
  if (source === '') return new FilterProblem('The pattern is empty.');
  if (source.length > MAX_PATTERN_LENGTH) {
    return new FilterProblem(`The pattern is longer than ${MAX_PATTERN_LENGTH} characters.`);
  }
  try {
    const test = 'text' in pattern ? textTest(source) : regexTest(source);
    return Uint8Array.from(texts, (text) => (test(text) ? 1 : 0));
  } catch (error) {
    if (error instanceof RegexProblem) return new FilterProblem(error.message);
    throw error;
  }
}

function textTest(text: string): (one: string) => boolean {
  const wanted = text.toLowerCase();
  return (one) => one.toLowerCase().includes(wanted);
}

function regexTest(source: string): (text: string) => boolean {
  const matcher = new RegexMatcher(source);
  return (text) => matcher.test(text);
}
