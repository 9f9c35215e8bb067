import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightCount, vitestCount } from './reports.mjs';
import { cacheDirectory, root } from './workspace.mjs';

test('failing tests of vitest are named, and files that cannot be loaded', async () => {
  const directory = mkdtempSync(join(cacheDirectory, 'report-'));
  try {
    const passing = "import { expect, test } from 'vitest';\ntest('holds', () => {});";
    writeFileSync(
      join(directory, 'some.test.mjs'),
      `${passing}\ntest('does not', () => { expect(1, 'so it is').toBe(2); });`,
    );
    writeFileSync(join(directory, 'broken.test.mjs'), "import './nowhere.mjs';");
    writeFileSync(join(directory, 'vitest.config.mjs'), 'export default { test: {} };');
    const file = join(directory, 'report.json');
    const program = join(root, 'node_modules/vitest/vitest.mjs');
    const args = ['run', '--root', directory, '--reporter=json', `--outputFile.json=${file}`];
    await new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { cwd: directory }, resolve);
    });

    const { passed, failed } = vitestCount(JSON.parse(readFileSync(file, 'utf8')));
    expect(passed).toBe(1);
    const named = failed.toSorted();
    expect(named).toHaveLength(2);
    expect(named[0]).toContain(`${relative(root, directory)}/broken.test.mjs`);
    expect(named[0]).toContain('nowhere.mjs');
    expect(named[1]).toContain('some.test.mjs does not\n    AssertionError: so it is: expected 1');
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 30_000);

test('failing tests of Playwright are named, and those that passed only at the second try', () => {
  const result = (message?: string) => ({ errors: message === undefined ? [] : [{ message }] });
  const spec = (title: string, status: string, ...results: ReturnType<typeof result>[]) => ({
    title,
    file: 'browser/some.test.ts',
    line: 12,
    tests: [{ status, results }],
  });
  const inner = {
    specs: [
      spec('does not', 'unexpected', result('\u001B[31mError: nothing\u001B[39m\n\n  at x.ts:3')),
    ],
  };
  const outer = {
    specs: [
      spec('holds', 'expected', result()),
      spec('wavers', 'flaky', result('Error: late'), result()),
    ],
    suites: [inner],
  };
  expect(playwrightCount({ stats: { expected: 1 }, suites: [outer] })).toEqual({
    passed: 1,
    failed: [
      'browser/some.test.ts:12 wavers\n    Error: late',
      'browser/some.test.ts:12 does not\n    Error: nothing',
    ],
  });
});
