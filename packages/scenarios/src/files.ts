import { fileURLToPath } from 'node:url';

/**
 * Where a scenario's code is shown from and where it runs from. Types are blanked out at build time,
 * position for position, so a line of the one is the same line of the other.
 */
const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const RUNNABLE = fileURLToPath(new URL('../dist/stripped/', import.meta.url));

/** The file that runs for a source file of this package, given below `src/`. */
export function runnableFile(name: string): string {
  return `${RUNNABLE}${name}.js`;
}

export function sourceFile(name: string): string {
  return `${SOURCE}${name}.ts`;
}

/** The source of a running file; other files stay as they are. */
export function toSource(file: string): string {
  if (!file.startsWith(RUNNABLE) || !file.endsWith('.js')) return file;
  return sourceFile(file.slice(RUNNABLE.length, -'.js'.length));
}
