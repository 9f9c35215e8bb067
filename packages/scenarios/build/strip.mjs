// Blanks out the types of the files that run in a sandbox, position for position, so that the line
// on screen is the line that ran.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'amaro';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const target = fileURLToPath(new URL('../dist/stripped/', import.meta.url));

const RUNS = /^(?:.+\/(?:leak|fixed|control)|sandbox\/main|peers\/[^/]+)\.ts$/;
/** What a scenario loads while it runs. */
const LOADED = /\.[cm]js$/;

for (const entry of await readdir(source, { recursive: true })) {
  const name = entry.replaceAll('\\', '/');
  const file = join(target, name.replace(/\.ts$/, '.js'));
  if (LOADED.test(name)) {
    await mkdir(dirname(file), { recursive: true });
    await copyFile(join(source, name), file);
  }
  if (!RUNS.test(name)) continue;
  const { code } = transformSync(await readFile(join(source, name), 'utf8'), {
    mode: 'strip-only',
  });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}
