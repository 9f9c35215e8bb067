import type { Profile } from '../model/profile.ts';

/** What breaks the promises of the model (`model/profile.ts`): nothing, for a good profile. */
export function profileProblems(profile: Profile): string[] {
  const { functions, frames, stacks, labels, labelSets, samples, strings } = profile;
  return [
    ...(strings[0] === '' ? [] : ['the first string is not empty']),
    ...repeats('string', strings),
    ...repeats(
      'function',
      rows(functions.length, functions.name, functions.file, functions.startLine),
    ),
    ...repeats('frame', rows(frames.length, frames.func, frames.line, frames.column)),
    ...repeats('stack', rows(stacks.length, stacks.parent, stacks.frame)),
    ...repeats('set of labels', rows(labelSets.length, labelSets.parent, labelSets.label)),
    ...repeats('sample', rows(samples.length, samples.stack, samples.labels)),
    ...outside('function name', functions.name, strings.length),
    ...outside('function file', functions.file, strings.length),
    ...outside('frame function', frames.func, functions.length),
    ...outside('stack frame', stacks.frame, frames.length),
    ...outside('label of a set', labelSets.label, labels.length),
    ...outside('sample stack', samples.stack, stacks.length),
    ...outside('sample labels', samples.labels, labelSets.length),
    ...late('stack', stacks.parent),
    ...late('set of labels', labelSets.parent),
    ...samples.values.flatMap((column) =>
      column.length === samples.length ? [] : [`${column.length} values of ${samples.length}`],
    ),
    ...(samples.values.length === profile.sampleTypes.length ? [] : ['columns without a type']),
  ];
}

function rows(length: number, ...columns: readonly ArrayLike<number>[]): string[] {
  return Array.from({ length }, (_, row) => columns.map((column) => column[row]).join(' '));
}

function repeats(what: string, keys: readonly string[]): string[] {
  return new Set(keys).size === keys.length ? [] : [`a ${what} occurs twice`];
}

function outside(what: string, column: Iterable<number>, length: number): string[] {
  return [...column].every((index) => index >= -1 && index < length)
    ? []
    : [`${what} out of range`];
}

function late(what: string, parents: Iterable<number>): string[] {
  return [...parents].every((parent, row) => parent < row) ? [] : [`a ${what} before its parent`];
}
