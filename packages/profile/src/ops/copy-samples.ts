import type { Tables } from '../build/tables.ts';
import type { LabelIndex } from '../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { rounded } from './rounded.ts';
import type { Column } from './sample-types.ts';

/** No row of the new tables yet. */
const UNSET = -2;

/**
 * Enters the samples of `profile` into `tables`, and of its other rows those that they need.
 * Samples that are 0 in all columns say nothing and are left out.
 *
 * @param columns of the profile, in the order in which `tables` gets them
 * @param firstColumn the column of `tables` that the first of them is added to
 */
export function copySamples(
  profile: Profile,
  tables: Tables,
  columns: readonly Column[],
  firstColumn = 0,
): void {
  const { samples, labelSets } = profile;
  const isNeeded = samplesWithValues(profile, columns);
  const copy = new RowCopy(profile, tables);
  const stackOf = copyStacks(profile, isNeeded, tables, copy);
  const labelsOf = new Int32Array(labelSets.length).fill(UNSET);
  const sources = columns.map(({ type }) => samples.values[type] ?? new Float64Array());
  for (let sample = 0; sample < samples.length; sample++) {
    if (isNeeded[sample] === 0) continue;
    const set = samples.labels[sample] ?? NO_LABELS;
    if (set !== NO_LABELS && labelsOf[set] === UNSET) labelsOf[set] = copy.labelSet(set);
    const stack = samples.stack[sample] ?? NO_STACK;
    const row = tables.sample(
      stack === NO_STACK ? NO_STACK : (stackOf[stack] ?? NO_STACK),
      set === NO_LABELS ? NO_LABELS : (labelsOf[set] ?? NO_LABELS),
    );
    for (let i = 0; i < sources.length; i++) {
      const value = sources[i]?.[sample] ?? 0;
      const factor = columns[i]?.factor ?? 1;
      tables.addValue(row, firstColumn + i, factor === 1 ? value : rounded(value * factor));
    }
  }
}

/** By SampleIndex 1 where one of the columns is not 0. */
function samplesWithValues({ samples }: Profile, columns: readonly Column[]): Uint8Array {
  const has = new Uint8Array(samples.length);
  for (const { type } of columns) {
    const values = samples.values[type] ?? new Float64Array();
    for (let sample = 0; sample < has.length; sample++) if (values[sample] !== 0) has[sample] = 1;
  }
  return has;
}

/** Copies the stacks of these samples; by StackIndex the new one. */
function copyStacks(
  { stacks, samples }: Profile,
  ofSample: Uint8Array,
  tables: Tables,
  copy: RowCopy,
): Int32Array {
  const isNeeded = new Uint8Array(stacks.length);
  for (let sample = 0; sample < samples.length; sample++) {
    const stack = samples.stack[sample] ?? NO_STACK;
    if (ofSample[sample] === 1 && stack !== NO_STACK) isNeeded[stack] = 1;
  }
  for (let stack = stacks.length - 1; stack >= 0; stack--) {
    const parent = stacks.parent[stack] ?? NO_STACK;
    if (isNeeded[stack] === 1 && parent !== NO_STACK) isNeeded[parent] = 1;
  }
  const stackOf = new Int32Array(stacks.length);
  for (let stack = 0; stack < stackOf.length; stack++) {
    if (isNeeded[stack] === 0) continue;
    const parent = stacks.parent[stack] ?? NO_STACK;
    stackOf[stack] = tables.stack(
      parent === NO_STACK ? NO_STACK : (stackOf[parent] ?? NO_STACK),
      copy.frame(stacks.frame[stack] ?? 0),
    );
  }
  return stackOf;
}

/** Copies rows on demand, each once. */
class RowCopy {
  readonly #profile: Profile;
  readonly #tables: Tables;
  readonly #strings: Int32Array;
  readonly #functions: Int32Array;
  readonly #frames: Int32Array;

  constructor(profile: Profile, tables: Tables) {
    this.#profile = profile;
    this.#tables = tables;
    this.#strings = new Int32Array(profile.strings.length).fill(UNSET);
    this.#functions = new Int32Array(profile.functions.length).fill(UNSET);
    this.#frames = new Int32Array(profile.frames.length).fill(UNSET);
  }

  frame(frame: number): number {
    const known = this.#frames[frame] ?? UNSET;
    if (known !== UNSET) return known;
    const { frames } = this.#profile;
    const func = this.#function(frames.func[frame] ?? 0);
    const line = frames.line[frame] ?? 0;
    return (this.#frames[frame] = this.#tables.frame(func, line, frames.column[frame] ?? 0));
  }

  labelSet(set: number): number {
    const { labels, labelSets } = this.#profile;
    const tables = this.#tables;
    const path: LabelIndex[] = [];
    for (let at = set; at !== NO_LABELS; at = labelSets.parent[at] ?? NO_LABELS) {
      path.push(labelSets.label[at] ?? 0);
    }
    // Entered in the order of the set, so that they keep it.
    const copied = path.toReversed().map((label) => {
      const key = this.#string(labels.key[label] ?? 0);
      const number = labels.number[label] ?? NaN;
      return Number.isNaN(number)
        ? tables.stringLabel(key, this.#string(labels.string[label] ?? 0))
        : tables.numberLabel(key, number, this.#string(labels.unit[label] ?? 0));
    });
    return tables.labelSet(copied);
  }

  #string(string: number): number {
    const known = this.#strings[string] ?? UNSET;
    if (known !== UNSET) return known;
    return (this.#strings[string] = this.#tables.string(this.#profile.strings[string] ?? ''));
  }

  #function(func: number): number {
    const known = this.#functions[func] ?? UNSET;
    if (known !== UNSET) return known;
    const { functions } = this.#profile;
    const name = this.#string(functions.name[func] ?? 0);
    const file = this.#string(functions.file[func] ?? 0);
    const startLine = functions.startLine[func] ?? 0;
    return (this.#functions[func] = this.#tables.func(name, file, startLine));
  }
}
