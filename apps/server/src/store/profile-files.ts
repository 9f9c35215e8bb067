import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SUFFIX = '.pb.gz';
/** A file without a row is another server's for a moment, and left behind by a dead one after this. */
const STRAY_AFTER_MS = 60 * 60 * 1_000;

/** The profiles of captures, one file each, readable by their owner alone. */
export class ProfileFiles {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
  }

  /** Appears under its name only when it is whole. */
  async write(id: string, profile: Uint8Array): Promise<void> {
    const path = this.#path(id);
    const temporary = `${path}.${process.pid}.part`;
    try {
      const file = await open(temporary, 'w', 0o600);
      try {
        await file.writeFile(profile);
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** `undefined` where there is none. */
  async read(id: string): Promise<Uint8Array | undefined> {
    return readFile(this.#path(id)).catch(() => undefined);
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** Removes what a server that died left behind. @param known whether a capture has a row */
  async sweep(known: (id: string) => Promise<boolean>): Promise<void> {
    for (const name of await readdir(this.directory)) {
      const path = join(this.directory, name);
      const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity);
      if (age < STRAY_AFTER_MS) continue;
      const isPart = name.endsWith('.part');
      const isStray = name.endsWith(SUFFIX) && !(await known(name.slice(0, -SUFFIX.length)));
      if (isPart || isStray) await rm(path, { force: true });
    }
  }

  #path(id: string): string {
    // Ids are made by us; this keeps it so that none can ever name another directory.
    if (!/^[\w-]{1,100}$/.test(id)) throw new RangeError('Not the id of a capture.');
    return join(this.directory, `${id}${SUFFIX}`);
  }
}
