import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top directory, wherever the command was called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/** Where the stamps of finished steps are kept; goes when `node_modules` goes. */
export const cacheDirectory = join(root, 'node_modules/.cache/leakscope');

/**
 * @typedef {object} Manifest The parts of a package.json the tooling reads.
 * @property {string} name
 * @property {string} [packageManager]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

/**
 * @typedef {object} Package
 * @property {string} directory absolute
 * @property {string} path relative to the root, with forward slashes
 * @property {Manifest} manifest
 */

/** @param {string} directory @returns {Manifest} */
export function readManifest(directory) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

/** The packages of the workspace, as `pnpm-workspace.yaml` lists them. @returns {Package[]} */
export function workspacePackages() {
  const paths = ['e2e'];
  for (const parent of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, parent)).toSorted()) paths.push(`${parent}/${name}`);
  }
  return paths
    .filter((path) => existsSync(join(root, path, 'package.json')))
    .map((path) => {
      const directory = join(root, path);
      return { directory, path, manifest: readManifest(directory) };
    });
}

/**
 * Packages so that each comes after the workspace packages it depends on.
 * @param {readonly Package[]} packages
 */
export function dependenciesFirst(packages) {
  /** @type {Set<Package>} */
  const ordered = new Set();
  for (const one of packages) for (const each of withDependencies(one, packages)) ordered.add(each);
  return [...ordered];
}

/**
 * A package preceded by the workspace packages it depends on, directly or not.
 * @param {Package} start
 * @param {readonly Package[]} packages
 */
export function withDependencies(start, packages) {
  /** @type {Set<Package>} */
  const found = new Set();
  /** @type {Set<Package>} */
  const entered = new Set();
  /** @param {Package} one */
  const visit = (one) => {
    if (entered.has(one)) return;
    entered.add(one);
    const names = { ...one.manifest.dependencies, ...one.manifest.devDependencies };
    for (const other of packages) if (other.manifest.name in names) visit(other);
    found.add(one);
  };
  visit(start);
  return [...found];
}
