import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { playwrightCount, vitestCount } from '../lib/reports.mjs';
import { run, withBinaries } from '../lib/run.mjs';
import { cacheDirectory, root } from '../lib/workspace.mjs';
import { chromium } from './chromium.mjs';
import { go } from './go.mjs';

/** What came of a check, and the names of what failed. @typedef {{ passed: number, failed: readonly string[] }} Count */
/** @typedef {{ title: string, run: () => Promise<Count> }} Check */

/** Where a test runner leaves its counts for us. */
const REPORT = join(cacheDirectory, 'report.json');

/** What the tests are made of, by name. @type {Record<string, Check>} */
export const checks = {
  format: { title: 'Format', run: () => tool('npm run format', 'oxfmt', '--check', '.') },
  lint: { title: 'Lint', run: () => tool('npm run lint', 'oxlint') },
  types: {
    title: 'Types of tests and tools',
    // Those of the page have its types and its way of finding modules, the others Node's.
    run: async () =>
      sum(
        await tool('npm run typecheck', 'tsc', '-p', 'tsconfig.test.json'),
        await tool('npm run typecheck', 'tsc', '-p', 'apps/web/tsconfig.test.json'),
      ),
  },
  unused: {
    title: 'Unused files, exports and dependencies',
    run: () => tool('npm test unused', 'knip'),
  },
  unit: { title: 'Unit and integration tests', run: () => vitest('vitest.config.ts') },
  e2e: {
    title: 'Browser and HTTP tests',
    run: async () => playwright(await withChromium(), 'api', 'browser'),
  },
  interop: { title: 'Interop tests', run: interop },
  screenshot: {
    title: 'Picture of the README',
    run: async () => playwright(await withChromium(), 'screenshot'),
  },
};

/** @param {readonly Count[]} counts @returns {Count} */
function sum(...counts) {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.flatMap(({ failed }) => failed),
  };
}

/** Those that need nothing but Node and a browser. */
export const everyday = ['format', 'lint', 'types', 'unused', 'unit', 'e2e'];

/**
 * @param {string} command what a person types to see the same
 * @param {string} name of a program the root's dependencies bring
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function tool(command, name, ...args) {
  const { code, output } = await run(name, args, { env: withBinaries(root) });
  if (code === 0) return { passed: 1, failed: [] };
  process.stderr.write(`${output.trimEnd()}\n`);
  return { passed: 0, failed: [`\`${command}\` shows this again`] };
}

/**
 * @param {string} file a configuration beside ours
 * @param {Record<string, string>} [env]
 * @returns {Promise<Count>}
 */
async function vitest(file, env = {}) {
  const config = `packages/tooling/${file}`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  return counted(
    'vitest',
    ['run', '--root', '.', '--config', config, ...reporters],
    vitestCount,
    env,
  );
}

async function withChromium() {
  return { CHROMIUM_PATH: await chromium() };
}

async function interop() {
  await go();
  const env = await withChromium();
  return sum(await vitest('vitest.interop.config.ts', env), await playwright(env, 'interop'));
}

/**
 * @param {Record<string, string>} env
 * @param {readonly string[]} projects
 */
async function playwright(env, ...projects) {
  const args = ['test', '--config', 'e2e', '--reporter=list,json'];
  for (const project of projects) args.push('--project', project);
  return counted('playwright', args, playwrightCount, {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT,
  });
}

/**
 * Runs a test runner in the open and reads from its report what came of it.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {(report: any) => Count} read
 * @param {Record<string, string>} [env]
 * @returns {Promise<Count>}
 */
async function counted(name, args, read, env = {}) {
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const binaries = withBinaries(root, join(root, 'e2e'));
  const { code } = await run(name, args, { env: { ...binaries, ...env }, show: true });
  /** @type {Count} */
  let count = { passed: 0, failed: [] };
  try {
    count = read(JSON.parse(readFileSync(REPORT, 'utf8')));
  } catch {
    // It ended before it could write one: its exit code says the rest.
  }
  // A file that cannot be loaded fails the run without being a test.
  return code !== 0 && count.failed.length === 0 ? { ...count, failed: [`${name} itself`] } : count;
}
