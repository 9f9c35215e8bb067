import {
  applyFilters,
  compact,
  encodeFolded,
  encodePprof,
  encodeSpeedscope,
  type Profile,
} from '@leakscope/profile';
import { answering } from '../../workers/answering.ts';
import { problemOf, readProfileFile } from '../../workers/profile-file.ts';
import type { ExportOperations, ExportRequest, ExportView, TextFormat } from '../messages.ts';
import { toBase64 } from './base64.ts';
import { gzip } from './gzip.ts';
import { pageData } from './page-data.ts';

/**
 * Writes what the page asks for.
 *
 * @throws FormatError where the profile is none, RangeError where a file would be too large
 */
export function answers(): (request: ExportRequest) => Promise<unknown> {
  return answering(({ bytes }) => readProfileFile(bytes), answerWith);
}

async function answerWith(
  open: Profile,
  request: ExportRequest,
): Promise<ExportOperations[keyof ExportOperations]['answer']> {
  if (request.op === 'open') return null;
  const profile = viewed(open, request.view);
  switch (request.op) {
    case 'write':
      return write(profile, request.format, request.view.type);
    case 'page': {
      const { title, sources, view } = request;
      const data = pageData(profile, view.type, { title, sources });
      return toBase64(await gzip(new TextEncoder().encode(JSON.stringify(data))));
    }
  }
}

function viewed(profile: Profile, { filters }: ExportView): Profile {
  if (filters.length === 0) return profile;
  // Names of what was filtered out are not to leave the machine.
  return compact(applyFilters(profile, filters).profile);
}

async function write(
  profile: Profile,
  format: TextFormat,
  type: number,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'pprof':
      return gzip(encodePprof(profile));
    case 'folded':
      return encodeFolded(profile, type);
    case 'speedscope':
      return encodeSpeedscope(profile);
  }
}

/** An error in words for the reader of the page. */
export function messageOf(error: unknown): string {
  // Writers say how large a file may be.
  if (error instanceof RangeError) return error.message;
  return problemOf(error, 'The file could not be written.');
}
