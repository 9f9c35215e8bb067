import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

let directory: string;
const inDirectory = (name: string): string => join(directory, name);
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'leakscope-cli-'));
  await writeFile(inDirectory('before.folded'), 'main;keep 100\nmain;leak 10\nmain;drop 30\n');
  await writeFile(inDirectory('after.folded'), 'main;keep 100\nmain;leak 60\nmain;fresh 20\n');
  await writeFile(inDirectory('broken.heapprofile'), '{"head": {"callFrame": 5}, "samples": []}');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function say(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

test('help names every command', async () => {
  for (const argv of [[], ['help'], ['--help']]) {
    const { code, out } = await say(...argv);
    expect(code).toBe(0);
    for (const name of ['open', 'diff', 'scenarios', 'load', 'serve']) {
      expect(out).toContain(`leakscope ${name}`);
    }
  }
});

test('the scenarios are listed, for people and for programs', async () => {
  expect((await say('scenarios')).out).toMatch(/^slice\s+\S/m);
  const listed = JSON.parse((await say('scenarios', '--json')).out) as { id: string }[];
  expect(listed.map(({ id }) => id)).toContain('goroutine');
});

test('a difference lists the largest changes first and exits with 1', async () => {
  const files = [inDirectory('before.folded'), inDirectory('after.folded')];
  const { code, out } = await say('diff', ...files, '--json');
  expect(code).toBe(1);
  const { functions, ...rest } = JSON.parse(out) as { functions: { function: string }[] };
  expect(rest).toMatchObject({ base: 140, now: 180, changed: 4 });
  expect(functions.map((row) => row.function)).toEqual(['leak', 'drop', 'fresh', 'main']);
  expect((await say('diff', ...files, '--count', '1')).out).toMatch(/^\s+\+50\s+\+50 {2}leak$/m);
});

test('a profile does not differ from itself', async () => {
  const file = inDirectory('before.folded');
  expect((await say('diff', file, file)).code).toBe(0);
});

test.each([
  [['launch'], /no command “launch”/],
  [['scenarios', '--all'], /--all/],
  [['diff', 'one'], /two files/],
  [['diff', 'one', 'two'], /no file (one|two)/],
  [['open'], /one file/],
  [['open', 'nowhere.pb.gz'], /no file nowhere/],
  [['open', tmpdir()], /is no file/],
  [['open', process.execPath, '--port', 'x'], /--port/],
  [['load'], /one scenario/],
  [['load', 'nope'], /no scenario “nope”/],
  [['load', 'slice', '--variant', 'mended'], /--variant/],
  [['load', 'slice', '--connections', '0'], /--connections/],
  [['load', 'slice', '--seconds', '1', '--requests', '5'], /either --seconds or --requests/],
])('%j is refused in one line', async (argv, message) => {
  const { code, out, err } = await say(...argv);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(err).not.toContain('\n');
});

test('a load of a leak exits with 1 and says what did not fall back', async () => {
  const { code, out } = await say('load', 'cache', '--requests', '200', '--json');
  expect(code).toBe(1);
  const load = JSON.parse(out) as { requests: number; report: { sentence: string } };
  expect(load.requests).toBe(200);
  expect(load.report.sentence).toMatch(/live heap did not fall back/);
}, 60_000);

test('a broken file is refused with where it is broken', async () => {
  const broken = inDirectory('broken.heapprofile');
  const { code, err } = await say('diff', broken, inDirectory('after.folded'));
  expect(code).toBe(2);
  expect(err).toMatch(/broken\.heapprofile: .*V8 heap profile.*byte \d+/);
  const opened = await say('open', broken, '--data', inDirectory('data'));
  expect(opened.code).toBe(2);
  expect(opened.err).toMatch(/broken\.heapprofile: .*byte \d+/);
});

test('what is not asked for by the difference is refused with what there is', async () => {
  const file = inDirectory('before.folded');
  expect((await say('diff', file, file, '--type', 'cpu')).err).toMatch(/--type: .*samples/);
  expect((await say('diff', file, file, '--count', '0')).err).toMatch(/--count/);
});
