import { PairIndex } from '../build/pair-index.ts';
import type { FrameIndex, StackIndex } from '../model/indexes.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { mergeSamples, oneLess } from './merge-samples.ts';

/** New stacks for the samples of a profile. */
export class Restack {
  readonly #stacks = new PairIndex();

  /** The stack that goes on from `parent` with `frame`. */
  add(parent: StackIndex, frame: FrameIndex): StackIndex {
    return this.#stacks.add(parent + 1, frame);
  }

  /** Of a stack that `add` returned. */
  parent(stack: StackIndex): StackIndex {
    return (this.#stacks.first[stack] ?? 0) - 1;
  }

  /** Of a stack that `add` returned. */
  frame(stack: StackIndex): FrameIndex {
    return this.#stacks.second[stack] ?? 0;
  }

  /**
   * The profile with each sample's stack replaced; its other tables are shared.
   *
   * @param stackOf by old StackIndex the new one, or `DROPPED`
   */
  profile(profile: Profile, stackOf: Int32Array): Profile {
    const { stack } = profile.samples;
    return this.ofSamples(
      profile,
      stack.map((old) => (old === NO_STACK ? NO_STACK : (stackOf[old] ?? NO_STACK))),
    );
  }

  /** As `profile`, by SampleIndex. */
  ofSamples(profile: Profile, stack: Int32Array): Profile {
    const { length } = this.#stacks;
    const parent = oneLess(this.#stacks.first, length);
    const stacks = { length, parent, frame: this.#stacks.second.slice(0, length) };
    const samples = mergeSamples(profile.samples, stack, profile.samples.labels);
    return { ...profile, stacks, samples };
  }
}
