import type { FrameIndex, StackIndex } from '../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { ExtraFrames } from './extra-frames.ts';
import { labelTexts } from './label-texts.ts';

/**
 * The profile in which the outermost frame of every stack is the value of a label, such as
 * `memory=heap`; `(no memory)` where a sample does not carry it. What pprof calls `-tagroot`.
 */
export function groupByLabel(profile: Profile, key: string): Profile {
  const { samples, stacks } = profile;
  const extra = new ExtraFrames(profile);
  const copies = new StackCopies(stacks);
  const stack = new Int32Array(samples.length);
  for (const [text, group] of samplesByText(profile, key)) {
    copies.beginUnder(extra.frame(text === '' ? `(no ${key})` : `${key}=${text}`));
    for (const sample of group) stack[sample] = copies.copy(samples.stack[sample] ?? NO_STACK);
  }
  return { ...extra.profile(), stacks: copies.table(), samples: { ...samples, stack } };
}

function samplesByText(profile: Profile, key: string): Map<string, number[]> {
  const texts = labelTexts(profile, key);
  const groups = new Map<string, number[]>();
  for (const [sample, set] of profile.samples.labels.entries()) {
    const text = set === NO_LABELS ? '' : (texts[set] ?? '');
    const group = groups.get(text);
    if (group) group.push(sample);
    else groups.set(text, [sample]);
  }
  return groups;
}

/** Stacks of a profile again, under one root after the other. */
class StackCopies {
  readonly #stacks: Profile['stacks'];
  readonly #parent: StackIndex[] = [];
  readonly #frame: FrameIndex[] = [];
  /** By old StackIndex the latest copy; those before `#root` stand under another root. */
  readonly #copy: Int32Array;
  #root: StackIndex = NO_STACK;

  constructor(stacks: Profile['stacks']) {
    this.#stacks = stacks;
    this.#copy = new Int32Array(stacks.length).fill(NO_STACK);
  }

  /** Copies from here on stand under this frame, which must be another each time. */
  beginUnder(frame: FrameIndex): void {
    this.#root = this.#add(NO_STACK, frame);
  }

  copy(stack: StackIndex): StackIndex {
    const path: StackIndex[] = [];
    let at = stack;
    while (at !== NO_STACK && (this.#copy[at] ?? NO_STACK) < this.#root) {
      path.push(at);
      at = this.#stacks.parent[at] ?? NO_STACK;
    }
    let copied = at === NO_STACK ? this.#root : (this.#copy[at] ?? this.#root);
    for (const old of path.reverse()) {
      copied = this.#add(copied, this.#stacks.frame[old] ?? 0);
      this.#copy[old] = copied;
    }
    return copied;
  }

  table(): Profile['stacks'] {
    const { length } = this.#parent;
    return { length, parent: Int32Array.from(this.#parent), frame: Uint32Array.from(this.#frame) };
  }

  #add(parent: StackIndex, frame: FrameIndex): StackIndex {
    this.#frame.push(frame);
    return this.#parent.push(parent) - 1;
  }
}
