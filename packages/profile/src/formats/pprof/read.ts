import type { ReadResult } from '../result.ts';
import { decodeWithNotes } from './decode.ts';
import { looksPprof } from './looks-pprof.ts';

/**
 * Reads pprof's profile.proto, as Go, Node and many others write it; not compressed.
 *
 * @throws FormatError
 */
export function readPprof(bytes: Uint8Array): ReadResult | undefined {
  if (!looksPprof(bytes)) return undefined;
  const { profile, notes } = decodeWithNotes(bytes);
  return { format: 'pprof', profiles: [{ name: '', profile }], notes };
}
