import { decodePprof, FormatError, gunzipBounded, type Profile } from '@leakscope/profile';

/** The profile in a file of gzipped or plain pprof. @throws FormatError */
export async function readProfileFile(bytes: ArrayBuffer): Promise<Profile> {
  return decodePprof(await gunzipBounded(new Uint8Array(bytes)));
}

/** What went wrong with a profile, in words for the reader of the page. */
export function problemOf(error: unknown, otherwise: string): string {
  if (error instanceof FormatError) return error.message;
  if (error instanceof RangeError) return 'There is not enough memory for this profile.';
  return otherwise;
}
