/** What a leak uses up, the scarcer resource first. */
export type Cause =
  | 'threads'
  | 'contexts'
  | 'fds'
  | 'handles'
  | 'async'
  | 'external'
  | 'native'
  | 'heap';

/** What a verification must find in the leak. */
export interface Expectation {
  /** Among the findings; others may stand beside it. */
  readonly cause: Cause;
  /** What one operation retains, where it is known: bytes for memory, a count for the rest. */
  readonly perOperation?: number;
  /** The function that the finding names, or why nobody can name one. */
  readonly culprit: string | { readonly none: string };
}

interface Common {
  /** The folder's name, and the name in routes. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the card. */
  readonly summary: string;
  /** What the same mistake, or the same good habit, looks like in Go. */
  readonly goAnalogue: string;
  /** The fields of a sample that show the leak, or seem to, the clearest first. */
  readonly signature: readonly string[];
  /** The capture that names the culprit. */
  readonly capture: 'heap' | 'async';
  /** How hard it is to find. */
  readonly difficulty: 'easy' | 'medium' | 'hard';
  /** Paragraphs: what happens, and why nobody notices. */
  readonly story: readonly string[];
  /** What to look at while it runs. */
  readonly watch: string;
  /** Of a control: why it is healthy. */
  readonly whyTheFixWorks: string;
  readonly realCases: readonly { readonly title: string; readonly url: string }[];
  /** A process that the scenario talks to, started beside its sandbox: a file of `peers/`. */
  readonly peer?: string;
}

/** A leak: `leak.ts` and `fixed.ts` stand beside its `about.ts`. */
export interface Leak extends Common {
  readonly kind: 'leak';
  readonly expects: Expectation;
  /** Where it depends on Node's major version; `healthy` where that version does not leak. */
  readonly expectsOn?: (major: number) => Expectation | 'healthy';
}

/** Healthy code that looks like a leak: `control.ts` stands beside its `about.ts`. */
export interface Control extends Common {
  readonly kind: 'control';
  /** What one might take it for. */
  readonly looksLike: Cause;
}

/** What a scenario says of itself. Texts are plain text, shown as they stand. */
export type About = Leak | Control;
