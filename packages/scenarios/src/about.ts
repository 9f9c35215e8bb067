/** What a scenario says of itself. Texts are plain text, shown as they stand. */
export interface About {
  /** The folder's name, and the name in routes. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the card. */
  readonly summary: string;
  /** What the same mistake looks like in Go. */
  readonly goAnalogue: string;
  /** The fields of a sample that show the leak, the clearest first. */
  readonly signature: readonly string[];
  /** The capture that names the culprit. */
  readonly capture: 'heap' | 'async';
  /** Paragraphs: what happens, and why nobody notices. */
  readonly story: readonly string[];
  /** What to look at while it runs. */
  readonly watch: string;
  readonly whyTheFixWorks: string;
  readonly realCases: readonly { readonly title: string; readonly url: string }[];
  /** A process that the scenario talks to, started beside its sandbox. */
  readonly peer?: 'silent-server';
}
