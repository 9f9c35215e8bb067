import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run, StepError } from '../lib/run.mjs';
import { cacheDirectory, root } from '../lib/workspace.mjs';

const COMMAND = join(root, 'apps/cli/bin/leakscope.mjs');
/** Too long for a pipe that only its end is kept of. */
const VERDICTS = join(cacheDirectory, 'verdicts.json');

/**
 * @typedef {object} Verdict What the matrix reads of one.
 * @property {string} scenario
 * @property {'leak' | 'fixed'} variant
 * @property {string} sentence
 * @property {readonly Finding[]} findings
 */

/**
 * @typedef {object} Finding
 * @property {string} cause
 * @property {{ readonly value: number, readonly unit: 'bytes' | 'count' } | null} perOperation
 * @property {{ readonly function: string, readonly line: number } | null} culprit
 */

/**
 * Runs `leakscope verify` with a Node of its own; what it says while it does so is shown.
 * @param {string} node path of the program
 * @param {readonly string[]} only ids of scenarios; all where it is empty
 * @returns {Promise<Verdict[]>} those that could be reached
 * @throws {StepError} where the command fails as a whole
 */
export async function verify(node, only) {
  mkdirSync(dirname(VERDICTS), { recursive: true });
  const which = only.length === 0 ? ['--all'] : only;
  await run(node, [COMMAND, 'verify', ...which, '--json'], { show: true, into: VERDICTS });
  try {
    return JSON.parse(readFileSync(VERDICTS, 'utf8'));
  } catch {
    throw new StepError('`leakscope verify` printed no verdicts: see above.');
  }
}
