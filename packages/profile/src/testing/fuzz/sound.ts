import type { Profile } from '../../model/profile.ts';
import { totals } from '../../model/read.ts';

/** What does not hold that every profile promises; undefined for a sound one. */
export function unsoundness(profile: Profile): string | undefined {
  const { strings, functions, frames, stacks, labels, labelSets, samples } = profile;
  const all = (column: ArrayLike<number>, fits: (value: number, row: number) => boolean): boolean =>
    Array.prototype.every.call(column, fits);
  const below = (limit: number) => (value: number) => value >= 0 && value < limit;
  const earlier = (value: number, row: number): boolean => value >= -1 && value < row;
  const checks: readonly (readonly [string, boolean])[] = [
    ['strings[0]', strings[0] === ''],
    ['distinct strings', new Set(strings).size === strings.length],
    ['functions.name', all(functions.name, below(strings.length))],
    ['functions.file', all(functions.file, below(strings.length))],
    ['frames.func', all(frames.func, below(functions.length))],
    ['stacks.frame', all(stacks.frame, below(frames.length))],
    ['stacks.parent', all(stacks.parent, earlier)],
    ['labels.key', all(labels.key, below(strings.length))],
    ['labelSets.label', all(labelSets.label, below(labels.length))],
    ['labelSets.parent', all(labelSets.parent, earlier)],
    ['samples.stack', all(samples.stack, (value) => value >= -1 && value < stacks.length)],
    ['samples.labels', all(samples.labels, (value) => value >= -1 && value < labelSets.length)],
    ['samples.values', samples.values.length === profile.sampleTypes.length],
    ['finite totals', totals(profile).every((total) => Number.isFinite(total))],
  ];
  return checks.find(([, holds]) => !holds)?.[0];
}
