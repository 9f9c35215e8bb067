import type { Frame, Label } from './frame.ts';
import type { FrameIndex, LabelSetIndex, SampleTypeIndex, StackIndex } from './indexes.ts';
import { NO_LABELS, NO_STACK } from './indexes.ts';
import type { Profile } from './profile.ts';

/** The sample type to show first: the one the profile names, else the last, as pprof does. */
export function defaultTypeIndex(profile: Profile): SampleTypeIndex {
  const named = profile.sampleTypes.findIndex((t) => t.type === profile.defaultSampleType);
  return named >= 0 ? named : Math.max(0, profile.sampleTypes.length - 1);
}

/** The sum of all samples, one figure per sample type in their order. */
export function totals(profile: Profile): number[] {
  return profile.samples.values.map((column) => column.reduce((sum, value) => sum + value, 0));
}

/** A frame written out. */
export function frameAt(profile: Profile, frame: FrameIndex): Frame {
  const { frames, functions, strings } = profile;
  const func = frames.func[frame] ?? 0;
  return {
    name: strings[functions.name[func] ?? 0] ?? '',
    file: strings[functions.file[func] ?? 0] ?? '',
    line: frames.line[frame] ?? 0,
    column: frames.column[frame] ?? 0,
    startLine: functions.startLine[func] ?? 0,
  };
}

/** The frames of a stack written out, leaf first. */
export function framesOf(profile: Profile, stack: StackIndex): Frame[] {
  const out: Frame[] = [];
  for (let at = stack; at !== NO_STACK; at = profile.stacks.parent[at] ?? NO_STACK) {
    out.push(frameAt(profile, profile.stacks.frame[at] ?? 0));
  }
  return out;
}

/** The labels of a set written out, in the order of their indexes. */
export function labelsOf(profile: Profile, set: LabelSetIndex): Label[] {
  const { labels, labelSets, strings } = profile;
  const out: Label[] = [];
  for (let at = set; at !== NO_LABELS; at = labelSets.parent[at] ?? NO_LABELS) {
    const label = labelSets.label[at] ?? 0;
    const key = strings[labels.key[label] ?? 0] ?? '';
    const number = labels.number[label] ?? NaN;
    out.push(
      Number.isNaN(number)
        ? { key, value: strings[labels.string[label] ?? 0] ?? '' }
        : { key, value: number, unit: strings[labels.unit[label] ?? 0] ?? '' },
    );
  }
  return out.reverse();
}
