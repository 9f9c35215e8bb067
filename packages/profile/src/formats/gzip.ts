import { FormatError } from './format-error.ts';
import { MAX_INPUT_BYTES } from './limits.ts';

/** The part of the Streams and Compression standards that is used: Node, from 18, and pages have it. */
interface Chunks {
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  };
  readonly writable: {
    getWriter(): {
      write(chunk: Uint8Array): Promise<void>;
      close(): Promise<void>;
    };
  };
}
declare const DecompressionStream: new (format: 'gzip') => Chunks;

/** Fed at once; each may become a thousand times as much before anyone can count it. */
const CHUNK_BYTES = 32 * 1024;
/** Compressed and decompressed bytes are in memory together. Profiles compress better than this. */
const MAX_COMPRESSED_BYTES = MAX_INPUT_BYTES / 2;
/** deflate cannot make more of a byte. */
const MAX_RATIO = 1032;
/** Until more is needed. */
const MIN_BYTES = 64 * 1024;

/** Whether a file is compressed with gzip, by its first bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The content of a gzip file; what is not gzip is returned as it is.
 *
 * @param limit bytes of the content
 * @throws FormatError where the file is damaged, or its content larger than `limit`
 */
export async function gunzipBounded(
  bytes: Uint8Array,
  limit: number = MAX_INPUT_BYTES,
): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  if (bytes.length > MAX_COMPRESSED_BYTES) {
    fail(0, `it is compressed and larger than ${MAX_COMPRESSED_BYTES} bytes`);
  }
  const { readable, writable } = new DecompressionStream('gzip');
  const reader = readable.getReader();
  // What is wrong with the file is reported by the reading side too.
  void feed(writable.getWriter(), bytes).catch(() => {});
  let out = new Uint8Array(Math.min(limit, expectedLength(bytes)));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => fail(bytes.length, 'it is damaged'));
    if (done || value === undefined) break;
    const end = length + value.length;
    if (end > limit) {
      await reader.cancel().catch(() => {});
      fail(0, `decompressed it is larger than ${limit} bytes`);
    }
    if (end > out.length) {
      const grown = new Uint8Array(Math.min(limit, Math.max(2 * out.length, end)));
      grown.set(out.subarray(0, length));
      out = grown;
    }
    out.set(value, length);
    length = end;
  }
  return out.subarray(0, length);
}

/** The last four bytes tell the length modulo 2^32: believed as far as the file could hold it. */
function expectedLength(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(-4);
  const told = (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  return Math.max(MIN_BYTES, Math.min(told, bytes.length * MAX_RATIO));
}

async function feed(
  writer: ReturnType<Chunks['writable']['getWriter']>,
  bytes: Uint8Array,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    await writer.write(bytes.subarray(at, at + CHUNK_BYTES));
  }
  await writer.close();
}

function fail(byte: number, problem: string): never {
  throw new FormatError({ format: '', field: 'gzip', byte, problem });
}
