import type { SampleIndex } from '../../model/indexes.ts';
import { NO_LABELS } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import { compact } from '../../ops/merge.ts';
import { withoutLabels } from '../../ops/without-labels.ts';

/**
 * Numeric labels that say when a sample was taken, or how many were taken before it; the best first.
 * `end_timestamp_ns` is what Datadog's profilers write, `ordinal` what V8 counts allocations by.
 */
const TIME_KEYS: readonly string[] = ['time', 'timestamp', 'end_timestamp_ns', 'ordinal'];

/** What puts samples in order: a label of theirs, or nothing but their order in the profile. */
export type TimeOrder = { readonly by: 'label'; readonly key: string } | { readonly by: 'sample' };

/** How the samples of a profile can be put in order. */
export function timeOrderOf({ labels, strings }: Profile): TimeOrder {
  const keys = new Set<string>();
  for (const [label, key] of labels.key.entries()) {
    if (!Number.isNaN(labels.number[label])) keys.add(strings[key] ?? '');
  }
  const key = TIME_KEYS.find((candidate) => keys.has(candidate));
  return key === undefined ? { by: 'sample' } : { by: 'label', key };
}

/** Whether a label says when its sample was taken: it has as many values as there are samples. */
export function isTimeKey(key: string): boolean {
  return TIME_KEYS.includes(key);
}

/** The profile without order: samples that only time told apart become one. */
export function withoutTime(profile: Profile): Profile {
  return compact(withoutLabels(profile, TIME_KEYS));
}

/** The samples in this order; those without the label come last, as they stand in the profile. */
export function orderedSamples(profile: Profile, order: TimeOrder): Uint32Array<ArrayBuffer> {
  const samples = new Uint32Array(profile.samples.length);
  for (let sample = 0; sample < samples.length; sample++) samples[sample] = sample;
  if (order.by === 'sample') return samples;
  const times = timesOf(profile, order.key);
  const isSorted = times.every((time, sample) => sample === 0 || (times[sample - 1] ?? 0) <= time);
  return isSorted ? samples : samples.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}

/** By SampleIndex; of several labels of this key the last. */
function timesOf(profile: Profile, key: string): Float64Array {
  const { labels, labelSets, samples, strings } = profile;
  const times = new Float64Array(labelSets.length);
  for (let set = 0; set < times.length; set++) {
    const label = labelSets.label[set] ?? 0;
    const number = strings[labels.key[label] ?? 0] === key ? (labels.number[label] ?? NaN) : NaN;
    const up = labelSets.parent[set] ?? NO_LABELS;
    const outer = up === NO_LABELS ? Number.MAX_VALUE : (times[up] ?? Number.MAX_VALUE);
    times[set] = Number.isNaN(number) ? outer : number;
  }
  const timeOf = (sample: SampleIndex): number => {
    const set = samples.labels[sample] ?? NO_LABELS;
    return set === NO_LABELS ? Number.MAX_VALUE : (times[set] ?? Number.MAX_VALUE);
  };
  const out = new Float64Array(samples.length);
  for (let sample = 0; sample < out.length; sample++) out[sample] = timeOf(sample);
  return out;
}
