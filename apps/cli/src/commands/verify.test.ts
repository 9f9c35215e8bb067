import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { run } from '../run.ts';

const COMMAND = fileURLToPath(new URL('../../bin/leakscope.mjs', import.meta.url));

async function say(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

test.each([
  [['verify'], /scenarios or --all/],
  [['verify', 'slice', '--all'], /scenarios or --all/],
  [['verify', 'nope'], /no scenario “nope”/],
  [['verify', 'slice', '--variant', 'both'], /--variant takes leak or fixed/],
  [['verify', 'bounded-cache', '--variant', 'leak'], /fixed alone/],
  [['verify', 'slice', '--memory-cap', 'little'], /--memory-cap takes a size/],
  [['verify', 'slice', '--fast'], /--fast/],
])('%j is refused in one line', async (argv, message) => {
  const { code, out, err } = await say(...argv);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(err).not.toContain('\n');
});

test('a verdict is printed for people and for programs', { timeout: 180_000 }, async () => {
  const people = await say('verify', 'slice', '--variant', 'leak');
  expect(people.code, people.err).toBe(0);
  expect(people.out).toMatch(/^✓ slice leak retains 10\.0 MiB .* sliceLeak at leak\.ts:5\.$/m);
  expect(people.out).toMatch(/^1 of 1 as expected; \d+\.\d s per variant in the median\.$/m);
  const programs = await say('verify', 'slice', '--variant', 'leak', '--only-failed', '--json');
  expect(programs.code, programs.err).toBe(0);
  expect(JSON.parse(programs.out)).toEqual([]);
});

/** The processes that a child has started, as `PPID PID ARGUMENTS`. */
async function childrenOf({ pid }: ChildProcess): Promise<string[]> {
  const ps = spawn('ps', ['-eo', 'ppid=,pid=,args='], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  ps.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(ps, 'close');
  return text.split('\n').filter((line) => Number(line.trim().split(/\s+/)[0]) === pid);
}

test('Ctrl-C leaves nothing behind', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [COMMAND, 'verify', 'slice', 'cache'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await once(child.stderr, 'data');
  let started: string[] = [];
  while (!started.some((line) => line.includes('sandbox'))) {
    started = await childrenOf(child);
    expect(child.exitCode).toBeNull();
  }
  child.kill('SIGINT');
  await once(child, 'close');
  expect(child.exitCode).toBe(2);
  expect(err).toMatch(/Interrupted: every process that was started has been ended\.\n$/);
  const pids = started.map((line) => Number(line.trim().split(/\s+/)[1]));
  expect(pids.length).toBeGreaterThan(0);
  // The watchdog goes last, once it has seen that all is gone.
  await vi.waitFor(() => {
    for (const pid of pids) expect(() => process.kill(pid, 0), String(pid)).toThrow('ESRCH');
  }, 10_000);
});
