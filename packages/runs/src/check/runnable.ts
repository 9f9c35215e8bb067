import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { CheckError } from './check-error.ts';
import { isFile, Mirror, TYPESCRIPT } from './mirror.ts';

const JAVASCRIPT = ['.js', '.mjs', '.cjs'];

/** A user's file, ready to run in a process that has no loader. */
export interface Runnable {
  /** What the process loads. */
  readonly file: string;
  /** The user's file for one that runs; others stay as they are. */
  readonly toSource: (file: string) => string;
  /** A message in which files that run are named by the user's. */
  readonly inWords: (message: string) => string;
  /** Takes away what was written for it. */
  readonly dispose: () => Promise<void>;
}

/**
 * Makes a user's file ready to run: JavaScript as it is, TypeScript without its types.
 *
 * @throws CheckError where it is no file, or has what cannot be run
 */
export async function toRunnable(path: string): Promise<Runnable> {
  const file = await realpath(path).catch(() => {
    throw new CheckError(`There is no file ${path}.`);
  });
  if (!(await isFile(file))) throw new CheckError(`${path} is no file.`);
  const ending = extname(file);
  if (JAVASCRIPT.includes(ending)) {
    return {
      file,
      toSource: (running) => running,
      inWords: (message) => message,
      dispose: async () => {},
    };
  }
  if (TYPESCRIPT[ending] === undefined) {
    const known = [...JAVASCRIPT, ...Object.keys(TYPESCRIPT)].join(', ');
    throw new CheckError(
      `${path} is neither JavaScript nor TypeScript: its name ends in none of ${known}.`,
    );
  }
  const root = await realpath(await mkdtemp(join(tmpdir(), 'leakscope-check-')));
  const dispose = async () => await rm(root, { recursive: true, force: true });
  try {
    const mirror = new Mirror(root);
    const copy = await mirror.add(file);
    const copies = [...mirror.copies];
    const sources = new Map(copies.map(([source, made]) => [made, source]));
    return {
      file: copy,
      toSource: (running) => sources.get(running) ?? running,
      inWords: (message) =>
        copies.reduce((text, [source, made]) => text.replaceAll(made, source), message),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
