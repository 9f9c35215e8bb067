/** Where the text of an error reaches the reader of the page. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

/** A gzip file can be a thousand times as large as it looks. Decoding has the same bound. */
export const MAX_DECOMPRESSED = 256 * 1024 * 1024;

/**
 * The content of a gzip file; bytes that are not gzip as they are.
 * @throws ReadError where the file is damaged, or larger than `limit`
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  limit = MAX_DECOMPRESSED,
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new ReadError('The file is damaged: it cannot be decompressed.', { cause: error });
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new ReadError(`The profile is larger than ${limit / 1024 / 1024} MiB.`);
    }
    parts.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
