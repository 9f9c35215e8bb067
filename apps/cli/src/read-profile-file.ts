import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  FormatError,
  gunzipBounded,
  MAX_INPUT_BYTES,
  merge,
  type Profile,
  readProfile,
} from '@leakscope/profile';
import { CommandError } from './command.ts';

/**
 * The size of a file that can be read.
 *
 * @throws CommandError where there is none, or it is a folder, or too large
 */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path}: ${error.message}`,
    );
  });
  if (!found.isFile()) throw new CommandError(`${path} is no file.`);
  if (found.size > MAX_INPUT_BYTES) {
    throw new CommandError(`${path} is larger than ${MAX_INPUT_BYTES / 1024 ** 2} MiB.`);
  }
  return found.size;
}

/**
 * Reads a profile of any format; one that holds several gives them together.
 *
 * @throws CommandError
 */
export async function readProfileFile(path: string): Promise<Profile> {
  await sizeOfFile(path);
  try {
    const bytes = await gunzipBounded(await readFile(path));
    const { profiles } = readProfile(bytes, { fileName: basename(path) });
    return merge(profiles.map(({ profile }) => profile));
  } catch (error) {
    if (error instanceof FormatError) throw new CommandError(`${path}: ${error.message}`);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CommandError(`${path}: ${message}`);
  }
}
