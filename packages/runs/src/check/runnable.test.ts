import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toRunnable } from './runnable.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leakscope-runnable-')));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function load(name: string): Promise<Record<string, unknown>> {
  const runnable = await toRunnable(join(folder, name));
  try {
    return (await import(pathToFileURL(runnable.file).href)) as Record<string, unknown>;
  } finally {
    await runnable.dispose();
  }
}

test('JavaScript runs where it stands', async () => {
  await write({ 'operation.mjs': 'export default 1;' });
  const { file, toSource } = await toRunnable(join(folder, 'operation.mjs'));
  expect(file).toBe(join(folder, 'operation.mjs'));
  expect(toSource(file)).toBe(file);
});

test('TypeScript runs with each line where it was', async () => {
  await write({ 'a.ts': 'type A = {\n  x: number;\n};\nexport const a: A = { x: 1 };\n' });
  const { file, toSource, dispose } = await toRunnable(join(folder, 'a.ts'));
  const lines = (await readFile(file, 'utf8')).split('\n');
  expect(lines[3]?.replaceAll(' ', '')).toBe('exportconsta={x:1};');
  expect(toSource(file)).toBe(join(folder, 'a.ts'));
  await dispose();
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('imports lead where they would from the file itself', async () => {
  await write({
    'node_modules/far/index.js': 'module.exports = { far: "outer" };',
    'app/node_modules/near/package.json': '{"type":"module","exports":"./main.js"}',
    'app/node_modules/near/main.js': 'export const near = "inner";',
    'app/lib/typed.ts': 'export const typed: string = import.meta.url;',
    'app/lib/plain.js': 'exports.plain = __filename;',
    'app/src/main.ts': [
      "import far from 'far';",
      "import { near } from 'near';",
      "import { typed } from '../lib/typed.js';",
      "import plain from '../lib/plain.js';",
      "import type { Gone } from './gone.ts';",
      "export const late = async (): Promise<unknown> => await import('../lib/typed.ts');",
      'export const found: Gone = [far.far, near, typed, plain.plain, import.meta.dirname];',
    ].join('\n'),
  });
  const loaded = await load('app/src/main.ts');
  expect(loaded['found']).toEqual([
    'outer',
    'inner',
    pathToFileURL(join(folder, 'app/lib/typed.ts')).href,
    join(folder, 'app/lib/plain.js'),
    join(folder, 'app/src'),
  ]);
});

test('modules that import each other are written once', async () => {
  await write({
    'a.ts': "import { b } from './b.ts';\nexport const a = (): number => b() + 1;",
    'b.ts': "import { a } from './a.ts';\nexport const b = (): number => (a ? 1 : 0);",
  });
  const { a } = (await load('a.ts')) as { a: () => number };
  expect(a()).toBe(2);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['gone.ts', {}, /no file .*gone\.ts/],
  ['text.md', { 'text.md': '# a' }, /neither JavaScript nor TypeScript/],
  ['.', {}, /is no file/],
  ['a.ts', { 'a.ts': 'const a: = 1;' }, /a\.ts:1 has a syntax error/],
  ['a.ts', { 'a.ts': '\nenum A {\n  x,\n}' }, /a\.ts:2 .*enum.*compile/],
  ['a.ts', { 'a.ts': "import { b } from './b.ts';" }, /a\.ts imports \.\/b\.ts.*no such file/],
])('%s is refused with the place', async (name, files, message) => {
  await write(files);
  await expect(toRunnable(join(folder, name))).rejects.toThrow(message);
});
