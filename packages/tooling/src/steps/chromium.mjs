import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, say, StepError } from '../lib/run.mjs';
import { installFromDebian, isDebianAsRoot, isProgram, onPath } from '../lib/system.mjs';
import { root } from '../lib/workspace.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const REMEDY = 'Install Chromium, or set CHROMIUM_PATH to the program, and run the command again.';

/**
 * The Chromium to test with: `CHROMIUM_PATH`, else the system's, else one that is installed now.
 * @returns {Promise<string>} path of the program
 * @throws {StepError} where none can be had; the tests must not be skipped then
 */
export async function chromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new StepError(`CHROMIUM_PATH names ${chosen}, which is no program. ${REMEDY}`);
  }
  const present = onPath(NAMES);
  if (present) return present;
  const installed = isDebianAsRoot()
    ? (await installFromDebian('Chromium', ['chromium', 'fonts-liberation'])) && onPath(NAMES)
    : await installWithPlaywright();
  if (installed) return installed;
  throw new StepError(`No Chromium could be found or installed. ${REMEDY}`);
}

async function installWithPlaywright() {
  const playwright = join(root, 'e2e/node_modules/@playwright/test');
  say("Installing Playwright's Chromium …");
  const result = await run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium']);
  if (result.code !== 0) {
    process.stderr.write(`${result.output.trimEnd()}\n`);
    return undefined;
  }
  const library = await import(pathToFileURL(join(playwright, 'index.mjs')).href);
  /** @type {string} */
  const path = library.chromium.executablePath();
  return isProgram(path) ? path : undefined;
}
