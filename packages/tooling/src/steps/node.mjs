import { homedir } from 'node:os';
import { join } from 'node:path';
import { run, step, StepError } from '../lib/run.mjs';

/** Of the user and not of this copy of the repository: a Node is some 120 MB. */
const CACHE = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');

/**
 * The Node of a major version: this one, one that was fetched before, or the newest one from the
 * registry's package `node`.
 * @param {number} major
 * @returns {Promise<string>} path of the program
 * @throws {StepError} where it cannot be had
 */
export async function node(major) {
  if (majorOf(process.version) === major) return process.execPath;
  const directory = join(CACHE, 'leakscope/node', String(major));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const program = join(directory, 'node_modules/node/bin', name);
  if ((await installedMajor(program)) === major) return program;
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  await step(`Fetching Node ${major}`, 'npm', [
    'install',
    '--prefix',
    directory,
    ...options,
    `node@${major}`,
  ]);
  if ((await installedMajor(program)) === major) return program;
  throw new StepError(
    `The registry's package node@${major} did not bring a Node for ${process.platform} ${process.arch}. Leave this version out with --versions.`,
  );
}

/** @param {string} program */
async function installedMajor(program) {
  const { code, output } = await run(program, ['--version']);
  return code === 0 ? majorOf(output) : undefined;
}

/** @param {string} version such as `v20.20.0` */
function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1]);
}
