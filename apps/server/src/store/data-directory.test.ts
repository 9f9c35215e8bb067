import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { defaultDataDirectory, prepareDirectory } from './data-directory.ts';

describe('the default data directory', () => {
  test('follows XDG where that is set, and only to an absolute path', () => {
    const of = (xdg?: string) =>
      defaultDataDirectory('linux', xdg === undefined ? {} : { XDG_DATA_HOME: xdg }, '/home/ada');
    expect(of('/xdg')).toBe('/xdg/leakscope');
    expect(of('xdg')).toBe('/home/ada/.local/share/leakscope');
    expect(of()).toBe('/home/ada/.local/share/leakscope');
  });

  test('is where macOS and Windows keep such things', () => {
    expect(defaultDataDirectory('darwin', {}, '/Users/ada')).toBe(
      '/Users/ada/Library/Application Support/leakscope',
    );
    expect(defaultDataDirectory('win32', { LOCALAPPDATA: 'C:/Local' }, 'C:/')).toMatch(
      /^C:.Local.leakscope$/,
    );
  });
});

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

test.skipIf(process.platform === 'win32')(
  'a directory of our own is closed to others',
  async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'deep', 'data');
    await prepareDirectory(path);
    expect(await modeOf(path)).toBe(0o700);
  },
);

test.skipIf(process.platform === 'win32')(
  'a directory with other things keeps its mode',
  async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'notes.txt'), '');
    await chmod(directory.path, 0o755);
    await prepareDirectory(directory.path);
    expect(await modeOf(directory.path)).toBe(0o755);
  },
);

test('what cannot be a directory is refused', async () => {
  await using directory = await temporaryDirectory();
  const file = join(directory.path, 'file');
  await writeFile(file, '');
  await expect(prepareDirectory(join(file, 'data'))).rejects.toThrow(/ENOTDIR|ENOENT/);
  await mkdir(join(directory.path, 'fine'));
  await prepareDirectory(join(directory.path, 'fine'));
});

test.runIf(process.platform === 'linux')('where nothing can be made, that is said', async () => {
  await expect(prepareDirectory('/proc/leakscope/data')).rejects.toThrow(/ENOENT/);
});
