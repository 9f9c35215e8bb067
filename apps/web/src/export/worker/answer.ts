import {
  applyFilters,
  compact,
  decodePprof,
  encodeFolded,
  encodePprof,
  encodeSpeedscope,
  FormatError,
  gunzipBounded,
  type Profile,
} from '@leakscope/profile';
import type { ExportOperations, ExportRequest, ExportView, TextFormat } from '../messages.ts';
import { toBase64 } from './base64.ts';
import { gzip } from './gzip.ts';
import { pageData } from './page-data.ts';

let open: Profile | undefined;

/** Asked for something before the profile was there. */
class NotOpenError extends Error {
  override readonly name = 'NotOpenError';
}

/** Writes what the page asks for. @throws FormatError, RangeError where a file would be too large */
export async function answer(
  request: ExportRequest,
): Promise<ExportOperations[keyof ExportOperations]['answer']> {
  if (request.op === 'open') {
    open = decodePprof(await gunzipBounded(new Uint8Array(request.bytes)));
    return null;
  }
  if (open === undefined) throw new NotOpenError();
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
  if (error instanceof FormatError || error instanceof RangeError) return error.message;
  return 'The file could not be written.';
}
