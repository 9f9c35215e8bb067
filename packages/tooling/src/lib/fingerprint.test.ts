import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clearStamp, filesBelow, fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fingerprint '));
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, content: string): string {
  const file = join(directory, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('a fingerprint', () => {
  test('changes with a content and not with a time', () => {
    const file = write('a.ts', 'one');
    const before = fingerprint([file]);
    utimesSync(file, 1, 1);
    expect(fingerprint([file])).toBe(before);
    write('a.ts', 'two');
    expect(fingerprint([file])).not.toBe(before);
  });

  test('changes when a file is renamed, or its content moves to its neighbour', () => {
    const [a, b, c] = [write('a.ts', 'xy'), write('b.ts', ''), write('c.ts', 'xy')];
    expect(fingerprint([a])).not.toBe(fingerprint([c]));
    const before = fingerprint([a, b]);
    write('a.ts', 'x');
    write('b.ts', 'y');
    expect(fingerprint([a, b])).not.toBe(before);
  });

  test('does not confuse texts that join to the same', () => {
    expect(fingerprint([], ['ab', 'c'])).not.toBe(fingerprint([], ['a', 'bc']));
  });
});

test('results are no inputs', () => {
  const file = write('src/a.ts', '');
  write('dist/a.js', '');
  write('node_modules/b/index.js', '');
  write('tsconfig.tsbuildinfo', '');
  expect(filesBelow(directory)).toEqual([file]);
});

test('a step is fresh from its stamp until that is cleared', () => {
  const stamp = join(directory, 'deep/stamp');
  expect(isFresh(stamp, 'x')).toBe(false);
  writeStamp(stamp, 'x');
  expect(isFresh(stamp, 'x')).toBe(true);
  expect(isFresh(stamp, 'y')).toBe(false);
  clearStamp(stamp);
  expect(isFresh(stamp, 'x')).toBe(false);
});
