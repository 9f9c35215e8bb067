import type { Frame, Profile } from '@leakscope/profile';
import type { Sample } from '@leakscope/protocol';

/** Operations to perform one after the other, and what ends them early. */
export interface Order {
  /** 0 goes the way of an order without doing anything. */
  readonly times: number;
  /** Milliseconds after which no further one begins. */
  readonly ms?: number | undefined;
  /** Resident bytes at which no further one begins. */
  readonly maxRss?: number | undefined;
}

/** What became of an order. */
export interface Operated {
  /** Operations completed: fewer than asked for where time or memory ran out, 0 at the memory cap. */
  readonly done: number;
}

/** Something whose operations can be ordered and whose resources can be read: a process, mostly. */
export interface Subject {
  /** `process.version` of the process. */
  readonly node: string;
  /** In bytes; `null` where nobody set one. */
  readonly memoryCap: number | null;
  /** How many descriptors it may have open; `null` where that is not known. */
  readonly fdLimit: () => Promise<number | null>;
  /** Operations of a cycle; `null` where they are for the verification to choose. */
  readonly iterations: number | null;
  /** Whether a file is the user's own code: a culprit is looked for there. */
  readonly isOwn: (file: string) => boolean;
  /** Where a frame stands in the file that a person wrote. */
  readonly original: (frame: Frame) => Promise<Frame>;
  /** @throws where an operation throws, or the process ends meanwhile */
  readonly operate: (order: Order) => Promise<Operated>;
  /** Takes down what was set up for the operations. @throws where that fails */
  readonly unload: () => Promise<void>;
  /** Reads it as it is. */
  readonly read: () => Promise<Sample>;
  /** Collects garbage, what finalizers let go included, and reads. */
  readonly collect: () => Promise<Sample>;
  /** Bytes of the heap that are compiled code and what belongs to it. */
  readonly codeBytes: () => Promise<number>;
  /** Live memory by stack, with the label `memory`. */
  readonly heap: () => Promise<Profile>;
  /** What was created and has not ended, by stack, with the label `type`. */
  readonly async: () => Promise<Profile>;
  /** Keeps what `heap` or `async` gave at a time (epoch milliseconds), for people to look at. */
  readonly keep: (type: 'heap' | 'async', profile: Profile, takenAt: number) => Promise<void>;
}
