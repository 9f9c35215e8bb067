import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from './gunzip.ts';

const MIB = 1024 * 1024;

function gzipped(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(content));
}

describe('decompressing', () => {
  test('gives what was compressed', async () => {
    const content = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7);
    expect(await gunzip(gzipped(content))).toEqual(content);
  });

  test('leaves alone what is not gzip', async () => {
    const plain = Uint8Array.of(10, 2, 8, 1);
    expect(await gunzip(plain)).toBe(plain);
  });

  test('says that a damaged file is damaged', async () => {
    const bytes = gzipped(new Uint8Array(1000));
    await expect(gunzip(bytes.slice(0, bytes.length - 12))).rejects.toThrow(/damaged/);
  });

  test('stops where a small file becomes a large one', async () => {
    const bomb = gzipped(new Uint8Array(20 * MIB));
    expect(bomb.length).toBeLessThan(MIB);
    await expect(gunzip(bomb, 4 * MIB)).rejects.toThrow('larger than 4 MiB');
  });
});
