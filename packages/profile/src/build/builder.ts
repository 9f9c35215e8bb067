import type { Frame, Label } from '../model/frame.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile, SampleType } from '../model/profile.ts';
import { Tables } from './tables.ts';

export interface ProfileBuilderOptions {
  readonly sampleTypes: readonly SampleType[];
  /** The `type` of one of `sampleTypes`. */
  readonly defaultSampleType?: string;
  readonly periodType?: SampleType;
  readonly period?: number;
  /** Nanoseconds since the epoch. */
  readonly timeNanos: bigint;
  /** Only for a profile of a window of time. */
  readonly durationNanos?: bigint;
  /** The program: for Node the entry script. */
  readonly mappingFile?: string;
  readonly comments?: readonly string[];
  /** Absolute. */
  readonly docUrl?: string;
}

export interface NewSample {
  /** Leaf first. */
  readonly frames: readonly Frame[];
  /** One per sample type, in their order; rounded to whole numbers. */
  readonly values: readonly number[];
  /** A label whose value is the empty string says nothing and is left out. */
  readonly labels?: readonly Label[];
}

/**
 * Collects samples into a `Profile`; equal stacks with equal labels become one sample.
 *
 *     const builder = new ProfileBuilder({
 *       sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
 *       timeNanos: BigInt(Date.now()) * 1_000_000n,
 *     });
 *     builder.addSample({ frames: [{ name: 'leak', file: 'a.ts', line: 3, column: 1 }], values: [512] });
 *     const profile = builder.build();
 */
export class ProfileBuilder {
  readonly #options: ProfileBuilderOptions;
  readonly #tables: Tables;

  constructor(options: ProfileBuilderOptions) {
    this.#options = options;
    this.#tables = new Tables(options.sampleTypes.length);
  }

  /** @throws RangeError where the values do not fit the sample types or are not finite. */
  addSample({ frames, values, labels = [] }: NewSample): void {
    const types = this.#options.sampleTypes.length;
    if (values.length !== types) {
      throw new RangeError(`A sample has ${values.length} values where there are ${types} types.`);
    }
    const tables = this.#tables;
    let stack = NO_STACK;
    for (const frame of frames.toReversed()) {
      const func = tables.func(
        tables.string(frame.name),
        tables.string(frame.file),
        frame.startLine ?? 0,
      );
      stack = tables.stack(stack, tables.frame(func, frame.line, frame.column));
    }
    const sample = tables.sample(stack, this.#labelSet(labels));
    for (const [type, value] of values.entries()) {
      if (!Number.isFinite(value)) throw new RangeError(`A sample's value is ${value}.`);
      tables.addValue(sample, type, Math.round(value));
    }
  }

  /** The profile of the samples so far. */
  build(): Profile {
    const { sampleTypes, timeNanos, ...rest } = this.#options;
    return this.#tables.profile({
      sampleTypes: [...sampleTypes],
      defaultSampleType: rest.defaultSampleType ?? '',
      periodType: rest.periodType ?? null,
      period: rest.period ?? 0,
      timeNanos,
      durationNanos: rest.durationNanos ?? null,
      mappingFile: rest.mappingFile ?? '',
      comments: [...(rest.comments ?? [])],
      docUrl: rest.docUrl ?? '',
    });
  }

  #labelSet(labels: readonly Label[]): number {
    const tables = this.#tables;
    const indexes: number[] = [];
    for (const label of labels) {
      const key = tables.string(label.key);
      if (typeof label.value === 'number') {
        const unit = 'unit' in label ? label.unit : '';
        if (!Number.isFinite(label.value))
          throw new RangeError(`The label ${label.key} is ${label.value}.`);
        indexes.push(tables.numberLabel(key, Math.round(label.value), tables.string(unit)));
      } else if (label.value !== '') {
        indexes.push(tables.stringLabel(key, tables.string(label.value)));
      }
    }
    return tables.labelSet(indexes);
  }
}
