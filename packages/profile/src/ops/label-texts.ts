import { NO_LABELS } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';

/**
 * What the samples of each set of labels carry under a key, written out, with the unit of a number;
 * empty where they carry nothing. Of several values all, with commas between.
 *
 * @returns by LabelSetIndex
 */
export function labelTexts({ labels, labelSets, strings }: Profile, key: string): string[] {
  const texts: string[] = [];
  for (let set = 0; set < labelSets.length; set++) {
    const label = labelSets.label[set] ?? 0;
    const outer = texts[labelSets.parent[set] ?? NO_LABELS] ?? '';
    if (strings[labels.key[label] ?? 0] !== key) {
      texts.push(outer);
      continue;
    }
    const number = labels.number[label] ?? NaN;
    const own = Number.isNaN(number)
      ? (strings[labels.string[label] ?? 0] ?? '')
      : `${number} ${strings[labels.unit[label] ?? 0] ?? ''}`.trimEnd();
    texts.push(outer === '' ? own : `${outer},${own}`);
  }
  return texts;
}
