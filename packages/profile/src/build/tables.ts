import type {
  FrameIndex,
  FunctionIndex,
  LabelIndex,
  LabelSetIndex,
  SampleIndex,
  StackIndex,
  StringIndex,
} from '../model/indexes.ts';
import { NO_LABELS } from '../model/indexes.ts';
import type { Profile, ProfileHeader } from '../model/profile.ts';
import type { Memory } from './memory.ts';
import { UNBOUNDED } from './memory.ts';
import { PairIndex } from './pair-index.ts';
import { StackTree } from './stack-tree.ts';

/** What a line, column or string index may be at most: columns are unsigned 32-bit integers. */
const MAX_POSITION = 2 ** 32 - 1;
/** Beside its characters a string has a header and its places in an array and a map. */
const BYTES_PER_STRING = 96;
/** A number that is a label's value has a place in a map too. */
const BYTES_PER_NUMBER = 64;

/**
 * The tables of a profile while they grow; every row is found again by its content. Rows of three
 * or more fields are pairs of pairs. Callers pass indexes that these methods returned.
 */
export class Tables {
  readonly #strings: string[] = [''];
  readonly #stringIndex = new Map<string, StringIndex>([['', 0]]);
  readonly #nameAndFile: PairIndex;
  readonly #functions: PairIndex;
  readonly #funcAndLine: PairIndex;
  readonly #frames: PairIndex;
  readonly #stacks: StackTree;
  readonly #numbers: number[] = [];
  readonly #numberIndex = new Map<number, number>();
  readonly #keyAndUnit: PairIndex;
  /** The second of a pair is twice a string index, or twice a number's index plus one. */
  readonly #labels: PairIndex;
  readonly #labelSets: PairIndex;
  readonly #samples: PairIndex;
  readonly #values: Float64Array[];

  readonly #memory: Memory;

  constructor(sampleTypes: number, memory: Memory = UNBOUNDED) {
    this.#memory = memory;
    this.#nameAndFile = new PairIndex(memory);
    this.#functions = new PairIndex(memory);
    this.#funcAndLine = new PairIndex(memory);
    this.#frames = new PairIndex(memory);
    this.#stacks = new StackTree(memory);
    this.#keyAndUnit = new PairIndex(memory);
    this.#labels = new PairIndex(memory);
    this.#labelSets = new PairIndex(memory);
    this.#samples = new PairIndex(memory);
    this.#values = Array.from({ length: sampleTypes }, () => new Float64Array(64));
  }

  get stackCount(): number {
    return this.#stacks.length;
  }

  get sampleCount(): number {
    return this.#samples.length;
  }

  string(text: string): StringIndex {
    const known = this.#stringIndex.get(text);
    if (known !== undefined) return known;
    this.#memory.take(2 * text.length + BYTES_PER_STRING);
    this.#stringIndex.set(text, this.#strings.length);
    return this.#strings.push(text) - 1;
  }

  func(name: StringIndex, file: StringIndex, startLine: number): FunctionIndex {
    return this.#functions.add(this.#nameAndFile.add(name, file), position(startLine));
  }

  frame(func: FunctionIndex, line: number, column: number): FrameIndex {
    return this.#frames.add(this.#funcAndLine.add(func, position(line)), position(column));
  }

  stack(parent: StackIndex, frame: FrameIndex): StackIndex {
    return this.#stacks.add(parent + 1, frame);
  }

  stringLabel(key: StringIndex, value: StringIndex): LabelIndex {
    return this.#labels.add(this.#keyAndUnit.add(key, 0), 2 * value);
  }

  numberLabel(key: StringIndex, value: number, unit: StringIndex): LabelIndex {
    let number = this.#numberIndex.get(value);
    if (number === undefined) {
      this.#memory.take(BYTES_PER_NUMBER);
      number = this.#numbers.push(value) - 1;
      this.#numberIndex.set(value, number);
    }
    return this.#labels.add(this.#keyAndUnit.add(key, unit), 2 * number + 1);
  }

  /** Sorts `labels` in place: a set is the same set in whatever order it is given. */
  labelSet(labels: LabelIndex[]): LabelSetIndex {
    if (labels.length > 1) labels.sort((a, b) => a - b);
    let set = NO_LABELS;
    let last = -1;
    for (const label of labels) {
      if (label !== last) set = this.#labelSets.add(set + 1, label);
      last = label;
    }
    return set;
  }

  /** The row of this stack with these labels; a new one has zeros as its values. */
  sample(stack: StackIndex, labels: LabelSetIndex): SampleIndex {
    const sample = this.#samples.add(stack + 1, labels + 1);
    const capacity = this.#values[0]?.length ?? Infinity;
    if (sample >= capacity) {
      this.#memory.take(2 * capacity * this.#values.length * Float64Array.BYTES_PER_ELEMENT);
      for (const [type, column] of this.#values.entries()) {
        const grown = new Float64Array(2 * capacity);
        grown.set(column);
        this.#values[type] = grown;
      }
    }
    return sample;
  }

  addValue(sample: SampleIndex, type: number, value: number): void {
    const column = this.#values[type];
    if (column) column[sample] = (column[sample] ?? 0) + value;
  }

  profile(header: ProfileHeader): Profile {
    const functions = this.#functions;
    const frames = this.#frames;
    const labels = this.#labels;
    const samples = this.#samples;
    return {
      ...header,
      strings: this.#strings.slice(),
      functions: {
        length: functions.length,
        name: through(functions, this.#nameAndFile.first),
        file: through(functions, this.#nameAndFile.second),
        startLine: functions.second.slice(0, functions.length),
      },
      frames: {
        length: frames.length,
        func: through(frames, this.#funcAndLine.first),
        line: through(frames, this.#funcAndLine.second),
        column: frames.second.slice(0, frames.length),
      },
      stacks: {
        length: this.#stacks.length,
        parent: shifted(this.#stacks.first, this.#stacks.length),
        frame: this.#stacks.second.slice(0, this.#stacks.length),
      },
      labels: {
        length: labels.length,
        key: through(labels, this.#keyAndUnit.first),
        unit: through(labels, this.#keyAndUnit.second),
        string: labels.second.slice(0, labels.length).map((v) => (v % 2 === 0 ? v / 2 : 0)),
        number: Float64Array.from(labels.second.subarray(0, labels.length), (v) =>
          v % 2 === 0 ? NaN : (this.#numbers[(v - 1) / 2] ?? NaN),
        ),
      },
      labelSets: {
        length: this.#labelSets.length,
        parent: shifted(this.#labelSets.first, this.#labelSets.length),
        label: this.#labelSets.second.slice(0, this.#labelSets.length),
      },
      samples: {
        length: samples.length,
        stack: shifted(samples.first, samples.length),
        labels: shifted(samples.second, samples.length),
        values: this.#values.map((column) => column.slice(0, samples.length)),
      },
    };
  }
}

/** A position that does not fit a column is one that is not known. */
function position(value: number): number {
  return value > 0 && value <= MAX_POSITION ? Math.trunc(value) : 0;
}

/** For each pair, the field of the inner pair that its first half names. */
function through(pairs: PairIndex, inner: Uint32Array): Uint32Array {
  const out = new Uint32Array(pairs.length);
  for (let i = 0; i < out.length; i++) out[i] = inner[pairs.first[i] ?? 0] ?? 0;
  return out;
}

/** Indexes were stored one up, so that -1 fits an unsigned column. */
function shifted(column: Uint32Array, length: number): Int32Array {
  const out = new Int32Array(length);
  for (let i = 0; i < length; i++) out[i] = (column[i] ?? 0) - 1;
  return out;
}
