import { NO_LABELS, NO_STACK, type Profile, type SampleType } from '@leakscope/profile';
import type { GeneratedFunction } from './functions.ts';
import type { Calls } from './generate.ts';

const BYTES: SampleType = { type: 'inuse_space', unit: 'bytes' };

/** The calls as a profile: every call is a stack, those with a weight of their own are samples. */
export function profileOf(calls: Calls, functions: readonly GeneratedFunction[]): Profile {
  const strings = [''];
  const indexes = new Map([['', 0]]);
  const index = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const length = functions.length;
  const rows = Uint32Array.from(calls.self.keys()).filter((row) => (calls.self[row] ?? 0) > 0);
  return {
    sampleTypes: [BYTES],
    defaultSampleType: BYTES.type,
    periodType: BYTES,
    period: 1,
    timeNanos: 0n,
    durationNanos: null,
    mappingFile: '',
    comments: [],
    docUrl: '',
    functions: {
      length,
      name: Uint32Array.from(functions, ({ name }) => index(name)),
      file: Uint32Array.from(functions, ({ file }) => index(file)),
      startLine: Uint32Array.from(functions, ({ line }) => line),
    },
    frames: {
      length,
      func: Uint32Array.from(functions.keys()),
      line: Uint32Array.from(functions, ({ line }) => line),
      column: new Uint32Array(length),
    },
    stacks: {
      length: calls.length,
      parent: calls.parent.map((parent) => (parent < 0 ? NO_STACK : parent)),
      frame: calls.func,
    },
    labels: NO_LABEL_TABLE,
    labelSets: { length: 0, parent: new Int32Array(0), label: new Uint32Array(0) },
    samples: {
      length: rows.length,
      stack: Int32Array.from(rows),
      labels: new Int32Array(rows.length).fill(NO_LABELS),
      values: [Float64Array.from(rows, (row) => calls.self[row] ?? 0)],
    },
    strings,
  };
}

const NO_LABEL_TABLE = {
  length: 0,
  key: new Uint32Array(0),
  string: new Uint32Array(0),
  number: new Float64Array(0),
  unit: new Uint32Array(0),
};
