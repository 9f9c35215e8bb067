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

/** Growth of the frames of someone's own code, and of everything. */
interface Growth {
  readonly byFrame: Map<string, { readonly frame: Frame; value: number }>;
  total: number;
}

/** Every sample is put down to the own frame nearest its leaf: what the libraries did, it asked for. */
function growthOf(change: Profile, source: Source, isOwn: (file: string) => boolean): Growth {
  const { samples } = change;
  const values = samples.values[defaultTypeIndex(change)] ?? new Float64Array();
  const growth: Growth = { byFrame: new Map(), total: 0 };
  for (let sample = 0; sample < samples.length; sample++) {
    const labels = labelsOf(change, samples.labels[sample] ?? 0);
    const label = labels.find(({ key }) => key === source.label)?.value;
    if (typeof label !== 'string' || !source.values.includes(label)) continue;
    const value = values[sample] ?? 0;
    growth.total += value;
    const frame = framesOf(change, samples.stack[sample] ?? 0).find(({ file }) => isOwn(file));
    if (frame === undefined) continue;
    const key = `${frame.name}:${frame.file}:${frame.line}`;
    const known = growth.byFrame.get(key);
    if (known === undefined) growth.byFrame.set(key, { frame, value });
    else known.value += value;
  }
  return growth;
}

/**
 * The function and line that answer for most of what grew between two snapshots.
 *
 * @param isOwn whether a file is the user's own code
 */
export function attribute(
  cause: Cause,
  before: Snapshot,
  after: Snapshot,
  isOwn: (file: string) => boolean,
): Attribution {
  for (const source of SOURCES[cause]) {
    const change = diff(before[source.profile], after[source.profile]);
    const { byFrame, total } = growthOf(change, source, isOwn);
    const [top] = [...byFrame.values()].toSorted((a, b) => b.value - a.value);
    if (top === undefined || top.value <= 0) continue;
    const { name, file, line } = top.frame;
    const share = Math.min(1, top.value / Math.max(total, top.value));
    if (share < LEAST_SHARE) continue;
    return { culprit: { function: name, file, line, share } };
  }
  return { culprit: null, unattributed: NOBODY[cause] };
}
