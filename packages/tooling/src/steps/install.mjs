import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clearStamp, fingerprint, isFresh, writeStamp } from '../lib/fingerprint.mjs';
import { step, StepError } from '../lib/run.mjs';
import { cacheDirectory, readManifest, root, workspacePackages } from '../lib/workspace.mjs';

const STAMP = join(cacheDirectory, 'install');
const SETTINGS = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'];

/** Installs the dependencies of the whole workspace, unless that was done since they last changed. */
export async function install() {
  const rootManifest = readManifest(root);
  const packages = workspacePackages();
  const dependencies = [rootManifest, ...packages.map(({ manifest }) => manifest)].map(
    ({ name, packageManager, ...manifest }) => [
      name,
      packageManager,
      manifest.dependencies,
      manifest.devDependencies,
      manifest.optionalDependencies,
      manifest.peerDependencies,
    ],
  );
  const wanted = fingerprint(
    SETTINGS.map((file) => join(root, file)),
    [JSON.stringify(dependencies), process.platform, process.arch],
  );
  const linked = packages.every(
    ({ directory, manifest }) =>
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length === 0 ||
      existsSync(join(directory, 'node_modules')),
  );
  if (linked && isFresh(STAMP, wanted)) return;

  const pnpm = rootManifest.packageManager;
  if (!pnpm?.startsWith('pnpm@')) {
    throw new StepError('package.json must name the pnpm version in "packageManager".');
  }
  clearStamp(STAMP);
  await step('Installing dependencies', 'npx', [
    '--yes',
    pnpm,
    'install',
    '--frozen-lockfile',
    // Without a terminal it would refuse to replace a node_modules that another layout has left.
    '--config.confirm-modules-purge=false',
  ]);
  writeStamp(STAMP, wanted);
}
