import { chmod, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const NAME = 'leakscope';
/** The database's file in the data directory. */
export const DATABASE_NAME = 'leakscope.db';

/** Where a user's data belongs on this system. */
export function defaultDataDirectory(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), NAME);
  // A relative one is to be ignored, says the XDG base directory specification.
  const xdg = env['XDG_DATA_HOME'];
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, NAME);
  if (platform === 'darwin') return join(home, 'Library/Application Support', NAME);
  return join(home, '.local/share', NAME);
}

/**
 * Makes sure that the directory is there, can be written to, and is its owner's alone: profiles
 * hold secrets of the process they were taken from. A directory that has other things in it keeps
 * its mode, since it is not ours to close.
 *
 * @throws what the file system says
 */
export async function prepareDirectory(directory: string): Promise<void> {
  await makeDirectory(directory);
  const names = await readdir(directory);
  if (names.length === 0 || names.includes(DATABASE_NAME)) await chmod(directory, 0o700);
  const probe = join(directory, `.writable-${process.pid}`);
  await (await open(probe, 'w', 0o600)).close();
  await rm(probe, { force: true });
}

/**
 * Makes a directory and those above it. Node's own recursive `mkdir` never returns where a parent
 * is there and cannot hold directories (`/proc/x`), so each is made by itself.
 */
async function makeDirectory(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isDirectory(path))) return;
    if (code !== 'ENOENT' || (await isDirectory(dirname(path)))) throw error;
    await makeDirectory(dirname(path));
    await make();
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Makes a file, empty where there is none yet, its owner's alone. */
export async function prepareFile(path: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.chmod(0o600);
  } finally {
    await file.close();
  }
}
