import { NO_LABELS } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';

/** Samples that carry this string label. */
export interface LabelFilter {
  readonly key: string;
  readonly value: string;
}

/** For every sample 1 where it carries the label, else 0; all 1 without a filter. */
export function matchingSamples(profile: Profile, filter: LabelFilter | undefined): Uint8Array {
  const { labels, labelSets, samples, strings } = profile;
  const matches = new Uint8Array(samples.length);
  if (!filter) return matches.fill(1);
  const sets = new Uint8Array(labelSets.length);
  for (let set = 0; set < sets.length; set++) {
    const label = labelSets.label[set] ?? 0;
    const parent = labelSets.parent[set] ?? NO_LABELS;
    const own =
      strings[labels.key[label] ?? 0] === filter.key &&
      strings[labels.string[label] ?? 0] === filter.value;
    sets[set] = own || sets[parent] === 1 ? 1 : 0;
  }
  for (let sample = 0; sample < matches.length; sample++) {
    matches[sample] = sets[samples.labels[sample] ?? NO_LABELS] ?? 0;
  }
  return matches;
}
