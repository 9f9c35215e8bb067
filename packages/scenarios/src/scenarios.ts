import { readFile } from 'node:fs/promises';
import type { About } from './about.ts';
import { catalogue } from './catalogue.ts';
import { runnableFile, sourceFile } from './files.ts';

export type Variant = 'leak' | 'fixed';

export interface Source {
  /** Below the repository's root, with forward slashes. */
  readonly path: string;
  readonly code: string;
}

/** A scenario with the code that runs. */
export interface ScenarioDetail extends About {
  readonly sources: Readonly<Record<Variant, Source>>;
}

export function findScenario(id: string): About | undefined {
  return catalogue.find((about) => about.id === id);
}

/** The file that a sandbox loads. Its default export is the operation. */
export function operationFile(id: string, variant: Variant): string {
  return runnableFile(`${id}/${variant}`);
}

async function readSource(id: string, variant: Variant): Promise<Source> {
  const code = await readFile(sourceFile(`${id}/${variant}`), 'utf8');
  return { path: `packages/scenarios/src/${id}/${variant}.ts`, code };
}

/** A scenario with its sources, or `undefined` where there is none of that id. */
export async function describeScenario(id: string): Promise<ScenarioDetail | undefined> {
  const about = findScenario(id);
  if (about === undefined) return undefined;
  const [leak, fixed] = await Promise.all([readSource(id, 'leak'), readSource(id, 'fixed')]);
  return { ...about, sources: { leak, fixed } };
}
