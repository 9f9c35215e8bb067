import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../run.ts';

const CHECK_MS = 120_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leakscope-check-cli-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function check(file: string, text: string, ...flags: string[]) {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await run(['check', path, ...flags], {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { path, code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

interface Found {
  readonly scenario: null;
  readonly leaking: boolean;
  readonly findings: {
    readonly cause: string;
    readonly perOperation: { readonly value: number };
    readonly culprit: { readonly function: string; readonly file: string; readonly line: number };
  }[];
}

describe('check', () => {
  test(
    'finds two hundred bytes a call, and the function that keeps them',
    async () => {
      await check('node_modules/ids/index.js', 'let id = 0; exports.next = () => id++;');
      const source = [
        "import { next } from 'ids';",
        'interface Hit {',
        '  readonly id: number;',
        '  readonly bytes: number[];',
        '}',
        'const hits: Hit[] = [];',
        'function remember(): void {',
        '  hits.push({ id: next(), bytes: Array.from({ length: 18 }, (_, i) => i / 3) });',
        '}',
        'export default function handle(): void {',
        '  remember();',
        '}',
      ].join('\n');
      const { path, code, out } = await check('src/hits.ts', source, '--json');
      expect(code).toBe(1);
      const [verdict] = JSON.parse(out) as Found[];
      expect(verdict).toMatchObject({ scenario: null, variant: null, leaking: true });
      const heap = verdict?.findings.find(({ cause }) => cause === 'heap');
      expect(heap?.culprit).toMatchObject({ function: 'remember', file: path, line: 7 });
      expect(heap?.perOperation.value).toBeGreaterThan(150);
      expect(heap?.perOperation.value).toBeLessThan(300);
    },
    CHECK_MS,
  );

  test(
    'does not complain of a cache that fills to its bound',
    async () => {
      const source = [
        'const cache = new Map();',
        'let id = 0;',
        'export default function visit() {',
        '  cache.set(`visitor-${id++}`, { id, page: `/pages/${id}`, seen: [id] });',
        '  if (cache.size > 10_000) cache.delete(cache.keys().next().value);',
        '}',
      ].join('\n');
      const { code, out } = await check('lru.mjs', source);
      expect(out).toMatch(/^holds/);
      expect(code).toBe(0);
    },
    CHECK_MS,
  );

  test(
    'awaits what a file sets up and takes down, and does as many operations as it says',
    async () => {
      const done = join(folder, 'done.txt');
      const source = [
        "import { writeFile } from 'node:fs/promises';",
        'let ready = false, calls = 0;',
        'export const iterations = 3;',
        'export const setup = async () => { await null; ready = true; };',
        'export async function operation() { if (!ready) throw new Error("not ready"); calls++; }',
        `export const teardown = async () => await writeFile(${JSON.stringify(done)}, 'gone');`,
      ].join('\n');
      const { code, out } = await check('all.mjs', source, '--json');
      expect(code).toBe(0);
      const [verdict] = JSON.parse(out) as { cycles: { operations: number }[] }[];
      const steps = verdict?.cycles
        .slice(1)
        .map(({ operations }, index) => operations - (verdict.cycles[index]?.operations ?? 0));
      expect(new Set(steps)).toEqual(new Set([3]));
      expect(await readFile(done, 'utf8')).toBe('gone');
    },
    CHECK_MS,
  );

  test.each([
    [
      'throws.mjs',
      'throw new Error("no database");',
      [],
      /throws\.mjs cannot be loaded: no database/,
    ],
    [
      'hangs.mjs',
      'export default () => new Promise(() => {});',
      ['--timeout', '4'],
      /did not return within 4 s/,
    ],
    [
      'spins.mjs',
      'export default () => { for (;;); };',
      ['--timeout', '4'],
      /did not return within 4 s/,
    ],
    [
      'stuck.mjs',
      'await new Promise(() => {}); export default () => {};',
      ['--timeout', '4'],
      /not ready within 4 s/,
    ],
    ['broken.mjs', '\nexport default function ( {', [], /broken\.mjs:2 has a syntax error/],
    ['broken.ts', 'const a: = 1;', [], /broken\.ts:1 has a syntax error/],
    ['nothing.mjs', 'export const limit = 1;', [], /exports no operation/],
    [
      'fails.mjs',
      'export default () => { throw new TypeError("no such user"); };',
      [],
      /no such user/,
    ],
    ['exits.mjs', 'export default () => process.exit(3);', [], /exit code 3/],
    ['typo.mjs', 'export default () => {};', ['--timeout', 'x'], /--timeout/],
  ])(
    '%s has no verdict but one clear sentence',
    async (file, source, flags, message) => {
      const { code, out, err } = await check(file, source, ...flags);
      expect(err).toMatch(message);
      expect(err).not.toContain('\n');
      expect(out).toBe('');
      expect(code).toBe(2);
    },
    CHECK_MS,
  );

  test('wants one file', async () => {
    const lines: string[] = [];
    const code = await run(['check'], { out: () => {}, err: (line) => lines.push(line) });
    expect(code).toBe(2);
    expect(lines).toEqual([expect.stringContaining('takes one file')]);
  });
});
