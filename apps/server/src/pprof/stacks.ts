import { framesOf, labelsOf, NO_STACK, type Frame, type Profile } from '@leakscope/profile';

/** A sample of a profile, written out for a text. */
export interface TextSample {
  /** One per sample type. */
  readonly values: readonly number[];
  /** Leaf first. */
  readonly frames: readonly TextFrame[];
  readonly labels: ReadonlyMap<string, string>;
}

export interface TextFrame extends Frame {
  /** Stands for a program counter, which interpreted code does not have: unique per frame. */
  readonly address: string;
}

/** The samples of a profile, those with the largest values of `sortBy` first. */
export function textSamples(profile: Profile, sortBy: number): TextSample[] {
  const { stack, labels, values, length } = profile.samples;
  return Array.from({ length }, (_, sample) => ({
    values: values.map((column) => column[sample] ?? 0),
    frames: addressed(profile, stack[sample] ?? NO_STACK),
    labels: new Map(
      labelsOf(profile, labels[sample] ?? -1).map(({ key, value }) => [key, String(value)]),
    ),
  })).toSorted((a, b) => (b.values[sortBy] ?? 0) - (a.values[sortBy] ?? 0));
}

function addressed(profile: Profile, stack: number): TextFrame[] {
  const { frame, parent } = profile.stacks;
  const addresses: string[] = [];
  for (let at = stack; at !== NO_STACK; at = parent[at] ?? NO_STACK) {
    addresses.push(`0x${((frame[at] ?? 0) + 1).toString(16)}`);
  }
  return framesOf(profile, stack).map((written, index) => ({
    ...written,
    address: addresses[index] ?? '0x0',
  }));
}

/** The addresses of a stack in one line, and below it a line per frame, as Go prints them. */
export function stackLines(prefix: string, { frames, labels }: TextSample): string {
  const tags = labels.size > 0 ? `# labels: ${JSON.stringify(Object.fromEntries(labels))}\n` : '';
  const lines = frames.map(
    ({ address, name, file, line }) => `#\t${address}\t${name}+0x0\t${file}:${line}\n`,
  );
  const addresses = frames.map(({ address }) => address).join(' ');
  return `${prefix} @ ${addresses}\n${tags}${lines.join('')}\n`;
}
