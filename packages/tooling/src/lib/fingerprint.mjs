import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './workspace.mjs';

/** Directories that hold results, never inputs. */
const RESULTS = new Set(['node_modules', 'dist', '.cache', 'results']);

/**
 * All files below a directory in a stable order, results left out.
 * @param {string} directory
 * @returns {string[]} absolute paths
 */
export function filesBelow(directory) {
  /** @type {string[]} */
  const files = [];
  const entries = readdirSync(directory, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !RESULTS.has(entry.name)) files.push(...filesBelow(path));
    else if (entry.isFile() && !entry.name.endsWith('.tsbuildinfo')) files.push(path);
  }
  return files;
}

/**
 * A digest of texts and of the paths and contents of files. By content and not by time, so that
 * switching branches back and forth builds nothing.
 * @param {readonly string[]} files absolute paths
 * @param {readonly string[]} texts
 */
export function fingerprint(files, texts = []) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\0${text}`);
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Whether a step last finished with this fingerprint.
 * @param {string} stamp path of the step's stamp
 * @param {string} expected
 */
export function isFresh(stamp, expected) {
  try {
    return readFileSync(stamp, 'utf8') === expected;
  } catch {
    return false;
  }
}

/** @param {string} stamp @param {string} value */
export function writeStamp(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}

/** To be called before a step begins, so that a step that was interrupted runs again. @param {string} stamp */
export function clearStamp(stamp) {
  rmSync(stamp, { force: true });
}
