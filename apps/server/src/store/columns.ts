import { Sample, type SampleColumns } from '@leakscope/protocol';

/** The fields of a sample that are plain numbers, time aside. */
type NumberField = Exclude<keyof Sample, 't' | 'handles' | 'pendingAsyncInterval'>;

const NOT_COLUMNS = new Set(['t', 'handles', 'pendingAsyncInterval']);
const fields = Object.keys(Sample.shape).filter((key) => !NOT_COLUMNS.has(key)) as NumberField[];

export type Columns = Omit<SampleColumns, 'collections'>;

function absent(field: NumberField): number | null {
  return field === 'freedUnseen' ? 0 : null;
}

/** Samples as one array per field, which is smaller and what charts want. */
export function asColumns(samples: readonly Sample[]): Columns {
  return {
    t: samples.map((sample) => sample.t),
    columns: Object.fromEntries(
      // Where nothing is estimated the estimate is left out.
      fields.map((field) => [field, samples.map((sample) => sample[field] ?? absent(field))]),
    ),
    handles: samples.map((sample) => sample.handles),
  };
}
