import type { Profile } from '@leakscope/profile';
import { stackLines, textSamples } from './stacks.ts';

/** A goroutine profile as Go prints it with `debug=1`: a total, and how many share each stack. */
export function goroutineText(profile: Profile): string {
  const samples = textSamples(profile, 0);
  const total = samples.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
  const stacks = samples.map((sample) => stackLines(String(sample.values[0] ?? 0), sample));
  return `goroutine profile: total ${total}\n${stacks.join('')}`;
}

/**
 * The same as Go prints it with `debug=2`: a block for each. Those that share a stack share a
 * block, which says how many they are.
 */
export function goroutineDump(profile: Profile): string {
  const blocks = textSamples(profile, 0).map(({ values, frames, labels }, index) => {
    const count = values[0] ?? 0;
    const many = count === 1 ? '' : `, ${count} of them`;
    const lines = frames.map(({ name, file, line }) => `${name}(...)\n\t${file}:${line} +0x0\n`);
    return `goroutine ${index + 1} [${labels.get('type') ?? 'waiting'}${many}]:\n${lines.join('')}`;
  });
  return blocks.join('\n');
}
