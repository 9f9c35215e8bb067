import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step, StepError } from './run.mjs';

/** Whether this is Debian and we may install its packages. Others that have apt name them differently. */
export function isDebianAsRoot() {
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === undefined) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * @param {string} what for the person who waits
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are installed; the package manager's words are shown where not
 */
export async function installFromDebian(what, packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['install', '-y', '--no-install-recommends'];
  try {
    await step('Reading the list of Debian packages', 'apt-get', ['update'], { env });
    await step(`Installing ${what}`, 'apt-get', [...options, ...packages], { env });
    return true;
  } catch (error) {
    if (error instanceof StepError) return false;
    throw error;
  }
}

/**
 * The first of these programs that is on PATH.
 * @param {readonly string[]} names
 */
export function onPath(names) {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((each) => each !== '');
  for (const name of names) {
    for (const directory of directories) {
      const path = join(directory, name);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
