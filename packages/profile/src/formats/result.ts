import type { Profile } from '../model/profile.ts';

export type FormatName =
  | 'pprof'
  | 'V8 heap'
  | 'V8 CPU'
  | 'Chrome trace'
  | 'speedscope'
  | 'folded stacks';

export interface NamedProfile {
  /** What the file calls it, such as a thread; empty where it does not. */
  readonly name: string;
  readonly profile: Profile;
}

export interface ReadResult {
  readonly format: FormatName;
  /** In the file's order; at least one. */
  readonly profiles: readonly NamedProfile[];
  /** Sentences for a person: what is in the file and not in the profiles. */
  readonly notes: readonly string[];
}
