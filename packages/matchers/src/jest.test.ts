import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const JEST_MS = 120_000;
const jest = join(
  dirname(createRequire(import.meta.url).resolve('jest/package.json')),
  'bin/jest.js',
);
const setup = fileURLToPath(new URL('../dist/jest.cjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leakscope-jest-')));
  await writeFile(
    join(folder, 'jest.config.json'),
    JSON.stringify({ testTimeout: JEST_MS, setupFilesAfterEnv: [setup], watchman: false }),
  );
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function runJest(code: string): Promise<{ failed: boolean; said: string }> {
  await writeFile(join(folder, 'sessions.test.js'), code);
  return await new Promise((resolve) => {
    const args = [jest, '--ci', '--no-cache', '--colors=false', '--rootDir', folder];
    execFile(process.execPath, args, { cwd: folder, timeout: JEST_MS }, (error, out, err) =>
      resolve({ failed: error !== null, said: out + err }),
    );
  });
}

const sessions = `
  const sessions = new Map();
  let id = 0;
  function openSession() {
    sessions.set(id++, { id, visited: Array.from({ length: 30 }, () => Math.random()) });
  }
`;

test(
  'jest fails a test of a function that leaks, and names it',
  async () => {
    const { failed, said } = await runJest(
      `${sessions} test('sessions', async () => { await expect(openSession).not.toLeak(); });`,
    );
    expect(said).toMatch(
      /it retains .* of heap memory per call.*openSession at sessions\.test\.js/s,
    );
    expect(failed).toBe(true);
  },
  JEST_MS,
);

test(
  'jest passes a test of a function that lets go',
  async () => {
    const { failed, said } = await runJest(
      `${sessions} test('sessions', async () => {
        await expect(() => { openSession(); sessions.clear(); }).not.toLeak();
      });`,
    );
    expect(said).toContain('1 passed');
    expect(failed).toBe(false);
  },
  JEST_MS,
);
