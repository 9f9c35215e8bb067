import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FormatError } from './format-error.ts';
import { gunzipBounded, isGzip } from './gzip.ts';

const content = Buffer.from('main;leak 12\n'.repeat(20_000));
const packed = gzipSync(content);

describe('a gzip file', () => {
  test('is told from others and decompressed', async () => {
    expect(isGzip(packed)).toBe(true);
    expect(isGzip(content)).toBe(false);
    expect(content.equals(await gunzipBounded(packed))).toBe(true);
  });

  test('of exactly the limit is read, of one byte more refused', async () => {
    expect(await gunzipBounded(packed, content.length)).toHaveLength(content.length);
    await expect(gunzipBounded(packed, content.length - 1)).rejects.toThrow(
      /larger than 259999 bytes/,
    );
  });

  test.each([
    ['cut short', packed.subarray(0, packed.length - 20)],
    ['altered', Buffer.concat([packed.subarray(0, 40), Buffer.alloc(9, 7), packed.subarray(49)])],
    ['empty but for its mark', packed.subarray(0, 2)],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(gunzipBounded(bytes)).rejects.toBeInstanceOf(FormatError);
  });

  test('that lies about its length is refused', async () => {
    const lying = Buffer.from(packed);
    lying.writeUInt32LE(0xffff_ffff, lying.length - 4);
    await expect(gunzipBounded(lying)).rejects.toBeInstanceOf(FormatError);
  });
});

test('what is not gzip is returned as it is', async () => {
  expect(await gunzipBounded(content)).toBe(content);
});
