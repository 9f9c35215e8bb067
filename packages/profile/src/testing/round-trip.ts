import type { Frame } from '../model/frame.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile, SampleType } from '../model/profile.ts';
import { framesOf, totals } from '../model/read.ts';

/** What a format keeps of a frame, as text. */
export type FrameText = (frame: Frame) => string;

/** One sample type, whatever the order of tables and however its samples are cut by labels. */
export interface Content {
  readonly type: SampleType;
  readonly total: number;
  /** By stack, its frames from the outermost inwards; stacks without a value are left out. */
  readonly values: Readonly<Record<string, number>>;
}

/** Everything that is known of a frame. */
export const wholeFrame: FrameText = ({ name, file, line, column, startLine }) =>
  JSON.stringify([name, file, line, column, startLine ?? 0]);

/** What must be the same in a profile and in what was read of it after it was written. */
export function contentOf(profile: Profile, text: FrameText = wholeFrame): Content[] {
  const { samples, sampleTypes } = profile;
  const sums = totals(profile);
  return sampleTypes.map((type, index) => {
    const values = new Map<string, number>();
    for (let sample = 0; sample < samples.length; sample++) {
      const stack = framesOf(profile, samples.stack[sample] ?? NO_STACK).reverse();
      const key = stack.map(text).join(' ');
      const value = samples.values[index]?.[sample] ?? 0;
      values.set(key, (values.get(key) ?? 0) + value);
    }
    const entries = [...values].filter(([, value]) => value !== 0);
    return { type, total: sums[index] ?? 0, values: Object.fromEntries(entries) };
  });
}

/** A format with what it keeps; a writer of one sample type is called for each. */
export interface Writer {
  readonly name: string;
  readonly encode: (profile: Profile) => readonly Uint8Array[];
  readonly keeps: FrameText;
  readonly keepsType: boolean;
}

/**
 * Writes a profile, reads what was written, and gives what both say, as far as the format can say
 * it: they must be equal.
 *
 * @param read gives the profiles of a file
 */
export function roundTrip(
  profile: Profile,
  { encode, keeps, keepsType }: Writer,
  read: (bytes: Uint8Array) => readonly Profile[],
): { before: readonly Content[]; after: readonly Content[] } {
  const said = (content: readonly Content[]): Content[] =>
    keepsType ? [...content] : content.map((each) => ({ ...each, type: { type: '', unit: '' } }));
  return {
    before: said(contentOf(profile, keeps)),
    after: said(
      encode(profile)
        .flatMap(read)
        .flatMap((each) => contentOf(each, keeps)),
    ),
  };
}
