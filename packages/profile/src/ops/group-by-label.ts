import { PairIndex } from '../build/pair-index.ts';
import type { StackIndex } from '../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { ExtraFrames } from './extra-frames.ts';
import { labelTexts } from './label-texts.ts';
import { Restack } from './restack.ts';

/**
 * The profile in which the outermost frame of every stack is the value of a label, such as
 * `memory=heap`; `(no memory)` where a sample does not carry it. What pprof calls `-tagroot`.
 */
export function groupByLabel(profile: Profile, key: string): Profile {
  const { samples } = profile;
  const texts = labelTexts(profile, key);
  const extra = new ExtraFrames(profile);
  const restack = new Restack();
  const copies = new RootedCopies(profile, restack);
  const stack = samples.stack.map((old, sample) => {
    const text = texts[samples.labels[sample] ?? NO_LABELS] ?? '';
    const frame = extra.frame(text === '' ? `(no ${key})` : `${key}=${text}`);
    return copies.under(restack.add(NO_STACK, frame), old);
  });
  return restack.ofSamples(extra.profile(), stack);
}

/** Stacks of a profile again, under roots of their own. */
class RootedCopies {
  readonly #stacks: Profile['stacks'];
  readonly #restack: Restack;
  /** Root and stack that have been copied; `#copy` holds by pair what became of them. */
  readonly #copied = new PairIndex();
  readonly #copy: StackIndex[] = [];

  constructor({ stacks }: Profile, restack: Restack) {
    this.#stacks = stacks;
    this.#restack = restack;
  }

  under(root: StackIndex, stack: StackIndex): StackIndex {
    const path: StackIndex[] = [];
    let copy = root;
    for (let at = stack; at !== NO_STACK; at = this.#stacks.parent[at] ?? NO_STACK) {
      const pair = this.#copied.add(root, at);
      if (pair < this.#copy.length) {
        copy = this.#copy[pair] ?? root;
        break;
      }
      this.#copy.push(NO_STACK);
      path.push(at);
    }
    // Pairs were entered from the leaf outwards, copies are made from the outermost inwards.
    for (let pair = this.#copy.length - 1; path.length > 0; pair--) {
      copy = this.#restack.add(copy, this.#stacks.frame[path.pop() ?? 0] ?? 0);
      this.#copy[pair] = copy;
    }
    return copy;
  }
}
