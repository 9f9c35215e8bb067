import { PairIndex } from '../build/pair-index.ts';
import { NO_LABELS } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { mergeSamples, oneLess } from './merge-samples.ts';

/**
 * The profile without labels of these keys; samples that are no longer told apart become one. For
 * labels that describe a sample and do not tell it apart from others, such as a mean size.
 */
export function withoutLabels(profile: Profile, keys: readonly string[]): Profile {
  const { labels, labelSets, samples, strings } = profile;
  const sets = new PairIndex();
  const setOf = new Int32Array(labelSets.length);
  for (let set = 0; set < labelSets.length; set++) {
    const label = labelSets.label[set] ?? 0;
    const parent = setOf[labelSets.parent[set] ?? NO_LABELS] ?? NO_LABELS;
    const isDropped = keys.includes(strings[labels.key[label] ?? 0] ?? '');
    setOf[set] = isDropped ? parent : sets.add(parent + 1, label);
  }
  const { length } = sets;
  const kept = {
    length,
    parent: oneLess(sets.first, length),
    label: sets.second.slice(0, length),
  };
  const labelsOf = samples.labels.map((set) => setOf[set] ?? NO_LABELS);
  return { ...profile, labelSets: kept, samples: mergeSamples(samples, samples.stack, labelsOf) };
}
