import { type Profile, ProfileBuilder } from '@leakscope/profile';
import { fromProbe, type Naming } from '../frames.ts';
import type { ProbeStacks } from '../probe/messages.ts';
import type { StackBytes } from '../probe/buffers.ts';
import { HEAP_INTERVAL, sampledStacks, type SamplingProfile } from './sampling.ts';

/** Everything allocated in a window, collected or not, by stack. */
export function allocsProfile(
  allocated: SamplingProfile,
  buffers: ProbeStacks<StackBytes>,
  durationMs: number,
  naming: Naming,
  mappingFile: string,
): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [
      { type: 'alloc_objects', unit: 'count' },
      { type: 'alloc_space', unit: 'bytes' },
    ],
    defaultSampleType: 'alloc_space',
    periodType: { type: 'space', unit: 'bytes' },
    period: HEAP_INTERVAL,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    durationNanos: BigInt(Math.round(durationMs)) * 1_000_000n,
    mappingFile,
    comments: [
      `Everything allocated within ${(durationMs / 1000).toFixed(1)} s, collected or not; object counts are estimates.`,
    ],
  });
  for (const { frames, bytes, objects } of sampledStacks(allocated, naming)) {
    builder.addSample({
      frames,
      values: [objects, bytes],
      labels: [{ key: 'memory', value: 'heap' }],
    });
  }
  for (const { stack, bytes, count } of buffers.entries) {
    builder.addSample({
      frames: fromProbe(buffers.frames[stack] ?? [], naming.map),
      values: [Math.round(count), Math.round(bytes)],
      labels: [{ key: 'memory', value: 'off-heap' }],
    });
  }
  return builder.build();
}
