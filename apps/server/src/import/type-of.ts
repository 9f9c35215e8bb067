import type { SampleType } from '@leakscope/profile';
import type { CapturedType } from '@leakscope/protocol';

/** Sample types that tell what a profile is of, the surest first. */
const SIGNS: readonly (readonly [CapturedType, RegExp])[] = [
  ['heap', /^(inuse_(space|objects)|space|objects)$/],
  ['allocs', /^alloc_(space|objects)$/],
  ['async', /^(goroutine|async)s?$/],
  ['cpu', /^(cpu|wall)$/],
];

/** What a profile is of, told from what it counts. */
export function typeOf(sampleTypes: readonly SampleType[]): CapturedType {
  for (const [type, sign] of SIGNS) {
    if (sampleTypes.some((sampleType) => sign.test(sampleType.type))) return type;
  }
  return sampleTypes.some(({ unit }) => unit === 'bytes') ? 'heap' : 'other';
}
