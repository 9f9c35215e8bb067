import type { SampleTypeIndex } from '../model/indexes.ts';
import { NO_LABELS } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { labelTexts } from '../ops/label-texts.ts';

/** As many as can be chosen from; of numbers there may be one per sample. */
const MAX_VALUES = 500;

export interface LabelValue {
  /** Written out, with the unit of a number; empty for samples without the label. */
  readonly text: string;
  readonly value: number;
}

/** How much of a profile carries which value of a label, the largest first, at most 500. */
export function labelValues(profile: Profile, type: SampleTypeIndex, key: string): LabelValue[] {
  const { samples } = profile;
  const texts = labelTexts(profile, key);
  const sums = new Map<string, number>();
  for (let sample = 0; sample < samples.length; sample++) {
    const text = texts[samples.labels[sample] ?? NO_LABELS] ?? '';
    sums.set(text, (sums.get(text) ?? 0) + (samples.values[type]?.[sample] ?? 0));
  }
  return [...sums]
    .map(([text, value]) => ({ text, value }))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.text < b.text ? -1 : 1))
    .slice(0, MAX_VALUES);
}

/** The keys that labels of a profile's samples have, in the order in which they first occur. */
export function labelKeys({ labels, strings }: Profile): string[] {
  return [...new Set(labels.key)].map((key) => strings[key] ?? '');
}
