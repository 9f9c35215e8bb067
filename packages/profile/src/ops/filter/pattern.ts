import type { Pattern } from './filter.ts';

/** Longer ones are no longer typed by anybody. */
const MAX_PATTERN_LENGTH = 10_000;

/** Whether a text has what one looks for. */
export type TextTest = (text: string) => boolean;

/** What is wrong with a filter, for the person who wrote it. */
export class FilterProblem {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}

/** The pattern as a test, or what is wrong with it. Never throws. */
export function compilePattern(pattern: Pattern): TextTest | FilterProblem {
  const source = 'text' in pattern ? pattern.text : pattern.regex;
  if (source === '') return new FilterProblem('The pattern is empty.');
  if (source.length > MAX_PATTERN_LENGTH) {
    return new FilterProblem(`The pattern is longer than ${MAX_PATTERN_LENGTH} characters.`);
  }
  if ('text' in pattern) {
    const wanted = source.toLowerCase();
    return (text) => text.toLowerCase().includes(wanted);
  }
  try {
    const regex = new RegExp(source, 'i');
    return (text) => regex.test(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new FilterProblem(`${reason}.`);
  }
}
