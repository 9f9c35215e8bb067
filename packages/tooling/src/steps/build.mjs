import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearStamp, filesBelow, fingerprint, isFresh, writeStamp } from '../lib/fingerprint.mjs';
import { step, withBinaries } from '../lib/run.mjs';
import {
  cacheDirectory,
  dependenciesFirst,
  root,
  withDependencies,
  workspacePackages,
} from '../lib/workspace.mjs';

/** @typedef {import('../lib/workspace.mjs').Package} Package */

/** Builds what is stale: the types and JavaScript of all packages, then what each adds to that. */
export async function build() {
  const packages = dependenciesFirst(workspacePackages());
  await compile(packages);
  for (const one of packages) {
    const script = one.manifest.scripts?.['build'];
    if (script !== undefined) await buildPackage(one, script, packages);
  }
}

/** @param {readonly Package[]} packages */
async function compile(packages) {
  /** @type {{ references: { path: string }[] }} */
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const compiled = packages.filter(({ path }) => references.some((each) => each.path === path));
  const configuration = ['tsconfig.json', 'tsconfig.base.json'].map((file) => join(root, file));
  const wanted = fingerprint([...configuration, ...compiled.flatMap(inputs)]);
  const stamp = join(cacheDirectory, 'compile');
  const complete = compiled.every(({ directory }) => existsSync(join(directory, 'dist')));
  if (complete && isFresh(stamp, wanted)) return;
  clearStamp(stamp);
  await step('Compiling', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  writeStamp(stamp, wanted);
}

/**
 * Runs a package's own build script when one of its inputs, or of those it depends on, changed.
 * @param {Package} one
 * @param {string} script
 * @param {readonly Package[]} packages
 */
async function buildPackage(one, script, packages) {
  const wanted = fingerprint(withDependencies(one, packages).flatMap(inputs), [script]);
  // Beside what the script writes, so that removing the one removes the other.
  const stamp = join(one.directory, 'dist/.build');
  if (isFresh(stamp, wanted)) return;
  clearStamp(stamp);
  await step(`Building ${one.path}`, script, [], {
    cwd: one.directory,
    shell: true,
    env: withBinaries(one.directory, root),
  });
  writeStamp(stamp, wanted);
}

/** @param {Package} one */
function inputs(one) {
  return filesBelow(one.directory).filter((file) => !/\.test\.tsx?$/.test(file));
}
