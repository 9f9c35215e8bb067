import type { SampleTypeIndex, StackIndex } from '../model/indexes.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';

/** The values of a sample type by stack, whatever their labels: row 0 is of samples without frames. */
export function valuesByStack(profile: Profile, type: SampleTypeIndex): Float64Array {
  const { samples, stacks } = profile;
  const out = new Float64Array(stacks.length + 1);
  const values = samples.values[type];
  for (let sample = 0; sample < samples.length; sample++) {
    const row = (samples.stack[sample] ?? NO_STACK) + 1;
    out[row] = (out[row] ?? 0) + (values?.[sample] ?? 0);
  }
  return out;
}

/** The frames of a stack, the outermost first; `path` is emptied and used again. */
export function pathOf({ stacks }: Profile, stack: StackIndex, path: number[]): number[] {
  path.length = 0;
  for (let at = stack; at !== NO_STACK; at = stacks.parent[at] ?? NO_STACK) {
    path.push(stacks.frame[at] ?? 0);
  }
  return path.reverse();
}
