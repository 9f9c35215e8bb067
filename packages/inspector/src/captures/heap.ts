import { type Label, type Profile, ProfileBuilder } from '@leakscope/profile';
import { fromProbe, type Naming, PROBE_FRAME, pseudoFrame } from '../frames.ts';
import type { AllocationClock, Span } from './allocation-clock.ts';
import type { ProbeMemory } from '../probe/messages.ts';
import {
  HEAP_INTERVAL,
  type SampledStack,
  sampledStacks,
  samplingError,
  type SamplingProfile,
} from './sampling.ts';

const HEAP: Label = { key: 'memory', value: 'heap' };
const OFF_HEAP: Label = { key: 'memory', value: 'off-heap' };
const OLDER: Label = { key: 'age', value: 'before an allocs window' };

const BEFORE = pseudoFrame('(before sampling began)');
const UNATTRIBUTED = pseudoFrame('(not attributed)');

/** What a heap profile is made of, read at one moment. */
export interface HeapReading {
  /** Taken just before `memory`; V8 collects garbage for it. */
  readonly live: SamplingProfile;
  /** What was alive before V8's sampler was last restarted. */
  readonly older: readonly SampledStack[];
  readonly memory: ProbeMemory;
}

function total(stacks: readonly SampledStack[]): number {
  return stacks.reduce((sum, { bytes }) => sum + bytes, 0);
}

function addStack(builder: ProfileBuilder, stack: SampledStack, scale: number, labels: Label[]) {
  const bytes = Math.round(stack.bytes * scale);
  const objects = Math.max(1, Math.round(stack.objects * scale));
  const size: Label = { key: 'bytes', value: Math.round(bytes / objects), unit: 'bytes' };
  builder.addSample({
    frames: stack.frames,
    values: [objects, bytes],
    labels: [...labels, size],
  });
}

/** The rest of a total: first what was there before sampling began, then what nobody can name. */
function addRest(builder: ProfileBuilder, rest: number, atStart: number, label: Label): void {
  const before = Math.min(rest, atStart);
  if (before > 0) builder.addSample({ frames: [BEFORE], values: [0, before], labels: [label] });
  if (rest > before) {
    builder.addSample({ frames: [UNATTRIBUTED], values: [0, rest - before], labels: [label] });
  }
}

function bufferStacks({ buffers }: ProbeMemory, { map }: Naming): SampledStack[] {
  return buffers.entries.map(({ stack, bytes, count }) => {
    const frames = fromProbe(buffers.frames[stack] ?? [], map);
    return { frames: frames.length > 0 ? frames : [UNATTRIBUTED], bytes, objects: count };
  });
}

/** Half the 95 % interval of what is attributed, in bytes. */
function attributionError(live: SamplingProfile, { buffers }: ProbeMemory): number {
  const offHeap = buffers.entries.reduce((sum, { variance }) => sum + variance, 0);
  return Math.hypot(samplingError(live), 1.96 * Math.sqrt(offHeap));
}

function commonComments(live: SamplingProfile, memory: ProbeMemory): string[] {
  const error = attributionError(live, memory);
  return [
    `V8 heap sampled every ${HEAP_INTERVAL} bytes on average; frames of the V8 heap carry the line where their function starts.`,
    `Sampling error of the attributed bytes, 95 %: ±${Math.round(error)} bytes.`,
  ];
}

function newBuilder(mappingFile: string, comments: string[]): ProfileBuilder {
  return new ProfileBuilder({
    sampleTypes: [
      { type: 'inuse_objects', unit: 'count' },
      { type: 'inuse_space', unit: 'bytes' },
    ],
    defaultSampleType: 'inuse_space',
    periodType: { type: 'space', unit: 'bytes' },
    period: HEAP_INTERVAL,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    mappingFile,
    comments,
  });
}

/**
 * The live memory of a process as a profile whose total is `heapUsed + external`, within the
 * sampling error that its comments state.
 */
export function heapProfile(reading: HeapReading, naming: Naming, mappingFile: string): Profile {
  const { memory } = reading;
  const builder = newBuilder(mappingFile, [
    'Live V8 heap and off-heap memory by stack (label memory=heap or memory=off-heap).',
    ...commonComments(reading.live, memory),
  ]);
  const live = sampledStacks(reading.live, naming);
  for (const stack of live) addStack(builder, stack, 1, [HEAP]);
  let rest = Math.max(0, memory.heapUsed - total(live));
  const older = total(reading.older);
  if (older > 0) {
    // Some of it has died since, nobody knows which: never more than there is room for.
    const scale = Math.min(1, rest / older);
    for (const stack of reading.older) addStack(builder, stack, scale, [HEAP, OLDER]);
    rest -= older * scale;
  }
  addRest(builder, Math.round(rest), memory.heapAtStart, HEAP);
  const stores = bufferStacks(memory, naming);
  for (const stack of stores) addStack(builder, stack, 1, [OFF_HEAP]);
  const unknown = Math.max(0, memory.external - total(stores));
  addRest(builder, Math.round(unknown), memory.externalAtStart, OFF_HEAP);
  return builder.build();
}

/**
 * What was allocated in a span between two readings and still lives. `memory` holds the off-heap
 * stores of the span alone.
 */
export function heapSpanProfile(
  reading: Omit<HeapReading, 'older'>,
  span: Span,
  clock: AllocationClock,
  naming: Naming,
  mappingFile: string,
): Profile {
  const { live, memory } = reading;
  const { first, last, edgeError } = clock.ordinals(span, live);
  const kept = (ordinal: number) => ordinal >= first && ordinal < last;
  const iso = (t: number) => new Date(t).toISOString();
  const comments = [
    `Allocated from ${iso(span.from)} to ${iso(span.to)} and still alive, by stack.`,
    ...commonComments({ ...live, samples: live.samples.filter((s) => kept(s.ordinal)) }, memory),
    `V8 samples carry no time: the span is found by the bytes allocated, its edges to ±${Math.round(edgeError)} bytes of V8 heap.`,
  ];
  if (span.from < clock.startedAt) {
    comments.push(`V8 heap allocated before ${iso(clock.startedAt)} was not sampled.`);
  }
  const builder = newBuilder(mappingFile, comments);
  for (const stack of sampledStacks(live, naming, kept)) {
    // What this very capture allocated is not the program's.
    if (stack.frames[0] !== PROBE_FRAME) addStack(builder, stack, 1, [HEAP]);
  }
  for (const stack of bufferStacks(memory, naming)) addStack(builder, stack, 1, [OFF_HEAP]);
  return builder.build();
}
