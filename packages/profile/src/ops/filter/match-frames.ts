import type { Profile } from '../../model/profile.ts';
import type { FrameMatch } from './filter.ts';
import { compilePattern, FilterProblem } from './pattern.ts';

/** By FrameIndex 1 where the filter means it; or what is wrong with the filter. */
export function matchFrames(profile: Profile, match: FrameMatch): Uint8Array | FilterProblem {
  const { frames, functions, strings } = profile;
  if ('name' in match) {
    const { name, file, line } = match;
    return frames.func.reduce((marks, func, frame) => {
      const isIt =
        strings[functions.name[func] ?? 0] === name &&
        strings[functions.file[func] ?? 0] === file &&
        (line === undefined || frames.line[frame] === line);
      if (isIt) marks[frame] = 1;
      return marks;
    }, new Uint8Array(frames.length));
  }
  const test = compilePattern(match);
  if (test instanceof FilterProblem) return test;
  /** By StringIndex: 0 not asked yet, 1 no, 2 yes. Most strings are named by many functions. */
  const answers = new Uint8Array(strings.length);
  const has = (string: number): boolean => {
    answers[string] ||= test(strings[string] ?? '') ? 2 : 1;
    return answers[string] === 2;
  };
  const matching = Uint8Array.from(functions.name, (name, func) =>
    has(name) || has(functions.file[func] ?? 0) ? 1 : 0,
  );
  return Uint8Array.from(frames.func, (func) => matching[func] ?? 0);
}
