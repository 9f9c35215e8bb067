import { FormatError, failIn } from '../format-error.ts';
import { FIXED32, FIXED64, LENGTH, VARINT } from '../../wire/types.ts';
import { WireReader } from '../../wire/reader.ts';
import { PROFILE } from './fields.ts';

/** Two fields that fit are no chance; one may be. */
const ENOUGH = 2;

const messages = new Set<number>([
  PROFILE.sampleType,
  PROFILE.sample,
  PROFILE.mapping,
  PROFILE.location,
  PROFILE.function,
  PROFILE.stringTable,
  PROFILE.periodType,
]);

/** Whether a file begins with fields that a profile has, each of the type that it has there. */
export function looksPprof(bytes: Uint8Array): boolean {
  const reader = new WireReader(bytes, failIn('pprof'));
  try {
    for (let fields = 0; fields < ENOUGH; fields++) {
      if (!reader.next(bytes.length)) return fields > 0;
      if (!fits(reader.field, reader.wire)) return false;
      reader.skip();
    }
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Fields that a later version may add are of any type. */
function fits(field: number, wire: number): boolean {
  if (messages.has(field)) return wire === LENGTH;
  if (field === PROFILE.comment) return wire === LENGTH || wire === VARINT;
  if (field <= PROFILE.docUrl) return wire === VARINT;
  return field < 64 && (wire === VARINT || wire === LENGTH || wire === FIXED32 || wire === FIXED64);
}
