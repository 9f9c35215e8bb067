import type { FrameIndex, StackIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import { DROPPED } from '../merge-samples.ts';
import { Restack } from '../restack.ts';

/** By SampleIndex 1 where a frame of the sample's stack is marked. */
export function samplesWith({ stacks, samples }: Profile, marks: Uint8Array): Uint8Array {
  const has = new Uint8Array(stacks.length);
  for (let stack = 0; stack < has.length; stack++) {
    const up = stacks.parent[stack] ?? NO_STACK;
    has[stack] = (marks[stacks.frame[stack] ?? 0] ?? 0) | (up === NO_STACK ? 0 : (has[up] ?? 0));
  }
  const matches = new Uint8Array(samples.length);
  for (let sample = 0; sample < matches.length; sample++) {
    const stack = samples.stack[sample] ?? NO_STACK;
    if (stack !== NO_STACK) matches[sample] = has[stack] ?? 0;
  }
  return matches;
}

/** Takes the marked frames out of every stack; samples that had no others are left out. */
export function hideFrames(profile: Profile, marks: Uint8Array): Profile {
  return rebuilt(profile, (parent, frame, restack) =>
    marks[frame] === 1 ? parent : restack.add(parent === DROPPED ? NO_STACK : parent, frame),
  );
}

/** Begins every stack with its outermost marked frame; samples that have none are left out. */
export function showFrom(profile: Profile, marks: Uint8Array): Profile {
  return rebuilt(profile, (parent, frame, restack) => {
    if (parent !== DROPPED) return restack.add(parent, frame);
    return marks[frame] === 1 ? restack.add(NO_STACK, frame) : DROPPED;
  });
}

/** @param next the new stack for a call, given its caller's: `DROPPED` where nothing is kept above */
function rebuilt(
  profile: Profile,
  next: (parent: StackIndex, frame: FrameIndex, restack: Restack) => StackIndex,
): Profile {
  const { stacks } = profile;
  const restack = new Restack();
  const stackOf = new Int32Array(stacks.length);
  for (let stack = 0; stack < stackOf.length; stack++) {
    const up = stacks.parent[stack] ?? NO_STACK;
    const parent = up === NO_STACK ? DROPPED : (stackOf[up] ?? DROPPED);
    stackOf[stack] = next(parent, stacks.frame[stack] ?? 0, restack);
  }
  return restack.profile(profile, stackOf);
}
