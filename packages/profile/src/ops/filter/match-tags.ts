import type { LabelIndex } from '../../model/indexes.ts';
import { NO_LABELS } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import { unitFactor } from '../units.ts';
import type { NumberRange, TagMatch } from './filter.ts';
import { FilterProblem, matchTexts } from './pattern.ts';

/** By SampleIndex 1 where the filter means it; or what is wrong with the filter. */
export function matchTags(profile: Profile, { key, value }: TagMatch): Uint8Array | FilterProblem {
  if (!('text' in value || 'regex' in value || 'equals' in value)) {
    return matchRange(profile, key, value);
  }
  const { labels, strings } = profile;
  const texts = Array.from(labels.string, (string) => strings[string] ?? '');
  const isText = (label: LabelIndex): boolean => Number.isNaN(labels.number[label]);
  if ('equals' in value) {
    return matchLabels(profile, key, (label) => isText(label) && texts[label] === value.equals);
  }
  // Without a key a pattern sees both, as with pprof; an exact value is one whatever its key.
  const seen =
    key === undefined
      ? texts.map((text, label) => `${strings[labels.key[label] ?? 0] ?? ''}:${text}`)
      : texts;
  const matches = matchTexts(seen, value);
  if (matches instanceof FilterProblem) return matches;
  return matchLabels(profile, key, (label) => isText(label) && matches[label] === 1);
}

/** By SampleIndex 1 where a numeric label of this key is at least `from` and less than `to`. */
export function matchWindow(
  profile: Profile,
  { key, from, to }: { readonly key: string; readonly from: number; readonly to: number },
): Uint8Array | FilterProblem {
  if (!(from <= to)) return new FilterProblem(`A window cannot go from ${from} to ${to}.`);
  const { number } = profile.labels;
  return matchLabels(profile, key, (label) => {
    const value = number[label] ?? NaN;
    return value >= from && value < to;
  });
}

function matchRange(
  profile: Profile,
  key: string | undefined,
  { min = -Infinity, max = Infinity, unit }: NumberRange,
): Uint8Array | FilterProblem {
  if (!(min <= max)) return new FilterProblem(`There is no number from ${min} to ${max}.`);
  const { labels, strings } = profile;
  return matchLabels(profile, key, (label) => {
    const number = labels.number[label] ?? NaN;
    // A label without a unit is in the one it is named after, as pprof has it: `bytes`.
    const own = strings[labels.unit[label] ?? 0] || (strings[labels.key[label] ?? 0] ?? '');
    const factor = unit === undefined ? 1 : (unitFactor(own, unit) ?? NaN);
    return number * factor >= min && number * factor <= max;
  });
}

/** Samples that carry one of the labels that `test` accepts. */
function matchLabels(
  { labels, labelSets, samples, strings }: Profile,
  key: string | undefined,
  test: (label: LabelIndex) => boolean,
): Uint8Array {
  const isMeant = Uint8Array.from(labels.key, (name, label) =>
    (key === undefined || strings[name] === key) && test(label) ? 1 : 0,
  );
  const sets = new Uint8Array(labelSets.length);
  for (let set = 0; set < sets.length; set++) {
    const outer = sets[labelSets.parent[set] ?? NO_LABELS] ?? 0;
    sets[set] = (isMeant[labelSets.label[set] ?? 0] ?? 0) | outer;
  }
  const matches = new Uint8Array(samples.length);
  for (let sample = 0; sample < matches.length; sample++) {
    matches[sample] = sets[samples.labels[sample] ?? NO_LABELS] ?? 0;
  }
  return matches;
}
