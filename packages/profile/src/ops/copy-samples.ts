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
  const { samples } = profile;
  const stackOf = new Int32Array(profile.stacks.length).fill(UNSET);
  const labelSetOf = new Int32Array(profile.labelSets.length).fill(UNSET);
  const copy = new RowCopy(profile, tables);
  for (let sample = 0; sample < samples.length; sample++) {
    if (columns.every(({ type }) => samples.values[type]?.[sample] === 0)) continue;
    const set = samples.labels[sample] ?? NO_LABELS;
    if (set !== NO_LABELS && labelSetOf[set] === UNSET) labelSetOf[set] = copy.labelSet(set);
    const stack = copy.stack(samples.stack[sample] ?? NO_STACK, stackOf);
    const row = tables.sample(
      stack,
      set === NO_LABELS ? NO_LABELS : (labelSetOf[set] ?? NO_LABELS),
    );
    for (const [i, { type, factor }] of columns.entries()) {
      const value = samples.values[type]?.[sample] ?? 0;
      tables.addValue(row, firstColumn + i, factor === 1 ? value : rounded(value * factor));
    }
  }
}

/** Copies rows on demand, each once. */
class RowCopy {
  readonly #profile: Profile;
  readonly #tables: Tables;
  readonly #strings: Int32Array;
  readonly #functions: Int32Array;
  readonly #frames: Int32Array;
  /** Of the stack being copied; emptied and used again. */
  readonly #path: number[] = [];

  constructor(profile: Profile, tables: Tables) {
    this.#profile = profile;
    this.#tables = tables;
    this.#strings = new Int32Array(profile.strings.length).fill(UNSET);
    this.#functions = new Int32Array(profile.functions.length).fill(UNSET);
    this.#frames = new Int32Array(profile.frames.length).fill(UNSET);
  }

  stack(stack: number, stackOf: Int32Array): number {
    const { stacks } = this.#profile;
    let at = stack;
    while (at !== NO_STACK && stackOf[at] === UNSET) {
      this.#path.push(at);
      at = stacks.parent[at] ?? NO_STACK;
    }
    let copied = at === NO_STACK ? NO_STACK : (stackOf[at] ?? NO_STACK);
    for (let row = this.#path.pop(); row !== undefined; row = this.#path.pop()) {
      copied = this.#tables.stack(copied, this.#frame(stacks.frame[row] ?? 0));
      stackOf[row] = copied;
    }
    return copied;
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

  #frame(frame: number): number {
    const known = this.#frames[frame] ?? UNSET;
    if (known !== UNSET) return known;
    const { frames } = this.#profile;
    const func = this.#function(frames.func[frame] ?? 0);
    const line = frames.line[frame] ?? 0;
    return (this.#frames[frame] = this.#tables.frame(func, line, frames.column[frame] ?? 0));
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
