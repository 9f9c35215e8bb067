import type { SampleType } from '../../model/profile.ts';

/** Named by every file of the format. */
export const SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

/** How we sign files, so that reading one again finds the names of its sample types. */
export const EXPORTER = 'leakscope';

/** What a file's values are in our model. */
export interface Scale {
  readonly sampleType: SampleType;
  /** Of ours in one of the file's: values are whole, so times become nanoseconds. */
  readonly factor: number;
}

const time: SampleType = { type: 'time', unit: 'nanoseconds' };
const none: Scale = { sampleType: { type: 'samples', unit: 'count' }, factor: 1 };

const scales: ReadonlyMap<string, Scale> = new Map([
  ['none', none],
  ['bytes', { sampleType: { type: 'space', unit: 'bytes' }, factor: 1 }],
  ['nanoseconds', { sampleType: time, factor: 1 }],
  ['microseconds', { sampleType: time, factor: 1e3 }],
  ['milliseconds', { sampleType: time, factor: 1e6 }],
  ['seconds', { sampleType: time, factor: 1e9 }],
]);

export function isKnownUnit(unit: string): boolean {
  return scales.has(unit);
}

/** What the values of a profile are. In our own files its name is the sample type's. */
export function scaleOf({ name, unit }: { name: string; unit: string }, isOurs: boolean): Scale {
  const scale = scales.get(unit) ?? none;
  return isOurs ? { ...scale, sampleType: { ...scale.sampleType, type: name } } : scale;
}

/** The unit to write; what the format has no word for is a bare number. */
export function unitOf({ unit }: SampleType): string {
  return scales.has(unit) ? unit : 'none';
}
