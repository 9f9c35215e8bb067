import { parseArgs } from 'node:util';
import { StepError } from '../lib/run.mjs';

/** The versions that are supported, the oldest first. */
const VERSIONS = [20, 22, 24, 26];
const USAGE = 'npm run test:matrix -- [--versions 20,22,24,26] [--only slice,cache]';

/**
 * @typedef {object} Options
 * @property {readonly number[]} versions major versions of Node
 * @property {readonly string[]} only ids of scenarios; all where it is empty
 * @property {boolean} whole whether nothing is left out
 */

/**
 * @param {string[]} args
 * @returns {Options}
 * @throws {StepError}
 */
export function readOptions(args) {
  const { versions: named, only } = parse(args);
  const versions = list(named).map(Number);
  const wrong = versions.find((version) => !VERSIONS.includes(version));
  if (wrong !== undefined) {
    throw new StepError(`--versions takes some of ${VERSIONS.join(', ')}, not ${named}. ${USAGE}`);
  }
  const ids = list(only);
  return {
    versions: named === undefined ? VERSIONS : VERSIONS.filter((each) => versions.includes(each)),
    only: ids,
    whole: ids.length === 0 && VERSIONS.every((each) => !named || versions.includes(each)),
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { versions: { type: 'string' }, only: { type: 'string' } },
    });
    return values;
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/[.\n]/, 1)[0] : String(error);
    throw new StepError(`${message}. ${USAGE}`);
  }
}

/** @param {string | undefined} text */
function list(text) {
  return (text ?? '').split(',').filter((each) => each !== '');
}
