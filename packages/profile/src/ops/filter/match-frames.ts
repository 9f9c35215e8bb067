import type { Profile } from '../../model/profile.ts';
import type { FrameMatch } from './filter.ts';
import { FilterProblem, matchTexts } from './pattern.ts';

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
  const has = matchTexts(strings, match);
  if (has instanceof FilterProblem) return has;
  const matching = Uint8Array.from(
    functions.name,
    (name, func) => (has[name] ?? 0) | (has[functions.file[func] ?? 0] ?? 0),
  );
  return Uint8Array.from(frames.func, (func) => matching[func] ?? 0);
}
