import { type Profile, ProfileBuilder } from '@leakscope/profile';
import type { Naming } from '../frames.ts';
import { Lines } from './cpu/lines.ts';
import { Stacks } from './cpu/stacks.ts';
import { merged, stretchesOf, ticksByNode } from './cpu/stretches.ts';
import { CPU_INTERVAL_MICROS, type CpuProfile } from './cpu/v8.ts';

/** Each becomes a sample of its own; with more, order says nothing on a screen, and costs too much. */
const MAX_STRETCHES = 1 << 17;

/** A CPU profile by stack and, at its leaf, by line; each sample says when it began. */
export function cpuProfile(profile: CpuProfile, naming: Naming, mappingFile: string): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'nanoseconds' },
    ],
    defaultSampleType: 'cpu',
    periodType: { type: 'cpu', unit: 'nanoseconds' },
    period: CPU_INTERVAL_MICROS * 1000,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    durationNanos: BigInt(Math.round(profile.endTime - profile.startTime)) * 1000n,
    mappingFile,
  });
  const stacks = new Stacks(profile, naming);
  const all = stretchesOf(profile).filter(({ node }) => stacks.isBusy(node));
  const ticks = ticksByNode(all);
  const lines = new Lines(profile, ticks);
  for (const stretch of all.length > MAX_STRETCHES ? merged(all) : all) {
    let left = stretch.ticks;
    let nanos = stretch.micros * 1000;
    let start = stretch.start === undefined ? undefined : stretch.start * 1000;
    while (left > 0) {
      const part = lines.take(stretch.node, left);
      const spent = Math.round((nanos * part.ticks) / left);
      builder.addSample({
        frames: stacks.of(stretch.node, part.line),
        values: [part.ticks, spent],
        labels: start === undefined ? [] : [{ key: 'time', value: start, unit: 'nanoseconds' }],
      });
      left -= part.ticks;
      nanos -= spent;
      if (start !== undefined) start += spent;
    }
  }
  return builder.build();
}
