import {
  defaultTypeIndex,
  diff,
  type Frame,
  framesOf,
  labelsOf,
  type Profile,
} from '@leakscope/profile';
import type { Cause, Culprit } from '@leakscope/protocol';
import type { Source } from './sources.ts';
import { SOURCES } from './sources.ts';
import type { Subject } from './subject.ts';

/** What is alive, by stack. */
export interface Snapshot {
  /** When it was taken, epoch milliseconds. */
  readonly at: number;
  readonly heap: Profile;
  readonly async: Profile;
}

/** Who made what grew, or why that cannot be told. */
export type Attribution =
  | { readonly culprit: Culprit }
  | { readonly culprit: null; readonly unattributed: string };

/** Whoever made less of what grew did not make it grow. */
const LEAST_SHARE = 0.05;

const NOBODY: Readonly<Record<Cause, string>> = {
  threads: 'no worker was started by code of its own',
  contexts: 'no context was made by code of its own',
  fds: 'what holds the descriptors was opened by no code of its own',
  handles: 'what is open was created by no code of its own',
  async: 'what is awaited is awaited by no code of its own',
  external: 'the memory was allocated inside Node, by no call that can be watched',
  native:
    'neither V8 nor Node tells of this memory, such as the allocator’s own, so no stack was taken for it',
  heap: 'what is kept was allocated by no code of its own',
};

/** Growth of one kind of thing: of frames of someone's own code, and in all. */
interface Growth {
  readonly byFrame: Map<string, { readonly frame: Frame; value: number }>;
  total: number;
}

/** Every sample is put down to the own frame nearest its leaf: what the libraries did, it asked for. */
function growthByKind(
  change: Profile,
  source: Source,
  isOwn: (file: string) => boolean,
): Iterable<Growth> {
  const kinds = new Map<string, Growth>();
  const { samples } = change;
  const values = samples.values[defaultTypeIndex(change)] ?? new Float64Array();
  for (let sample = 0; sample < samples.length; sample++) {
    const labels = labelsOf(change, samples.labels[sample] ?? 0);
    const kind = labels.find(({ key }) => key === source.label)?.value;
    if (typeof kind !== 'string' || !source.values.includes(kind)) continue;
    const growth = kinds.get(kind) ?? { byFrame: new Map(), total: 0 };
    kinds.set(kind, growth);
    const value = values[sample] ?? 0;
    growth.total += value;
    const frame = framesOf(change, samples.stack[sample] ?? 0).find(({ file }) => isOwn(file));
    if (frame === undefined) continue;
    const key = `${frame.name}:${frame.file}:${frame.line}`;
    const known = growth.byFrame.get(key);
    if (known === undefined) growth.byFrame.set(key, { frame, value });
    else known.value += value;
  }
  return kinds.values();
}

/**
 * Who made most of one kind. Kinds are looked at one by one: a call that opens a socket and sets
 * timers may have fewer timers than before.
 */
function topOf(growths: Iterable<Growth>): { frame: Frame; value: number; share: number } | null {
  let top: ReturnType<typeof topOf> = null;
  for (const { byFrame, total } of growths) {
    for (const { frame, value } of byFrame.values()) {
      const share = Math.min(1, value / Math.max(total, value));
      if (value > (top?.value ?? 0) && share >= LEAST_SHARE) top = { frame, value, share };
    }
  }
  return top;
}

/**
 * The function and line that answer for most of what grew between two snapshots.
 *
 * @param code tells the user's own code, and where a frame stands in what the user wrote
 */
export async function attribute(
  cause: Cause,
  before: Snapshot,
  after: Snapshot,
  { isOwn, original }: Pick<Subject, 'isOwn' | 'original'>,
): Promise<Attribution> {
  for (const source of SOURCES[cause]) {
    const change = diff(before[source.profile], after[source.profile]);
    const top = topOf(growthByKind(change, source, isOwn));
    if (top === null) continue;
    const { name, file, line } = await original(top.frame);
    return { culprit: { function: name, file, line, share: top.share } };
  }
  return { culprit: null, unattributed: NOBODY[cause] };
}
