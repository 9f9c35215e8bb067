import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run, step } from './run.mjs';

const MODULE = pathToFileURL(fileURLToPath(new URL('run.mjs', import.meta.url))).href;

describe('a step', () => {
  test('that fails says which it was', async () => {
    const args = ['-e', 'process.exitCode = 3'];
    await expect(step('Counting', process.execPath, args)).rejects.toThrow(
      'Counting failed: see above.',
    );
  });

  test('collects what it prints, on both outputs', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code: exit, output } = await run(process.execPath, ['-e', code]);
    expect(exit).toBe(3);
    expect(output).toContain('out');
    expect(output).toContain('err');
  });

  test('whose program is missing is told apart', async () => {
    expect((await run('no-such-program-here', [])).code).toBe(127);
  });
});

test('a signal ends what runs, with its children, and then us', async () => {
  // The innermost process prints its pid and would go on for ever.
  const inner = 'console.log(process.pid); setInterval(() => {}, 1000)';
  const outer = `const { run } = await import(${JSON.stringify(MODULE)});
    await run('${process.execPath} -e ' + JSON.stringify(${JSON.stringify(inner)}), [], { shell: true, show: true });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', outer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(printed.toString());
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(130);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 20_000);
