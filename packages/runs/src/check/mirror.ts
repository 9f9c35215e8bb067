import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, extname, join, parse, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CheckError } from './check-error.ts';
import { stripTypes } from './strip-types.ts';

/** TypeScript modules, and what they are once their types are gone. */
export const TYPESCRIPT: Readonly<Record<string, string>> = {
  '.ts': '.mjs',
  '.mts': '.mjs',
  '.cts': '.cjs',
};
/** TypeScript files of one check; more are a project, which has a build. */
const MAX_FILES = 2000;

/** Whether there is a file of that name. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * Where a relative import leads. Compilers let one write `./x.js` for `x.ts`, and leave endings out.
 */
async function find(specifier: string, from: string): Promise<string | undefined> {
  const path = specifier.startsWith('file:')
    ? fileURLToPath(specifier)
    : resolve(dirname(from), specifier);
  const stem = path.replace(/\.([mc]?)js$/, '.$1ts');
  const tried = [path, stem, ...['.ts', '.mts', '.js', '.mjs'].map((ending) => path + ending)];
  for (const candidate of [...tried, join(path, 'index.ts'), join(path, 'index.js')]) {
    if (await isFile(candidate)) return candidate;
  }
  return undefined;
}

/**
 * Copies of TypeScript files without their types, in a folder of ours whose `node_modules` are links
 * to the ones that the files would find: so imports of packages lead to the same place.
 */
export class Mirror {
  readonly #root: string;
  readonly #copies = new Map<string, string>();
  readonly #linked = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  get copies(): ReadonlyMap<string, string> {
    return this.#copies;
  }

  /** The copy of a file, made together with those of all TypeScript that it imports. */
  async add(file: string): Promise<string> {
    const known = this.#copies.get(file);
    if (known !== undefined) return known;
    if (this.#copies.size >= MAX_FILES) {
      throw new CheckError(
        `The file imports more than ${MAX_FILES} TypeScript files: compile the project first, and check the result.`,
      );
    }
    const ending = extname(file);
    const copy = this.#inRoot(`${file}${TYPESCRIPT[ending] ?? ''}`);
    this.#copies.set(file, copy);
    await this.#link(dirname(file));
    const source = await readFile(file, 'utf8');
    const code = await stripTypes(file, source, (specifier) => this.#rename(specifier, file));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, code);
    return copy;
  }

  #inRoot(path: string): string {
    return join(this.#root, relative(parse(path).root, path));
  }

  async #rename(specifier: string, from: string): Promise<string> {
    if (!/^(?:\.{1,2}\/|\/|file:)/.test(specifier)) return specifier;
    const found = await find(specifier, from);
    if (found === undefined) {
      throw new CheckError(`${from} imports ${specifier}, and there is no such file.`);
    }
    const isTypeScript = TYPESCRIPT[extname(found)] !== undefined;
    return pathToFileURL(isTypeScript ? await this.add(found) : found).href;
  }

  /** Links the `node_modules` of a folder and of all above it. */
  async #link(folder: string): Promise<void> {
    if (this.#linked.has(folder)) return;
    this.#linked.add(folder);
    const modules = join(folder, 'node_modules');
    const isThere = await stat(modules).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) {
      await mkdir(this.#inRoot(folder), { recursive: true });
      await symlink(modules, this.#inRoot(modules), 'junction');
    }
    const above = dirname(folder);
    if (above !== folder) await this.#link(above);
  }
}
