import { readFile } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
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

/** What it takes to run a scenario. */
export interface RunnableScenario {
  readonly id: string;
  /** The files that a sandbox loads; the function that each exports is the operation. */
  readonly operations: Readonly<Record<Variant, string>>;
  /** The folder of its own code, as profiles name it; ends with a separator. */
  readonly folder: string;
  /** The file of the process that it talks to, started beside its sandbox. */
  readonly peer: string | null;
}

/** The scenario of that id, ready to run, or `undefined` where there is none. */
export function findScenario(id: string): RunnableScenario | undefined {
  const about = catalogue.find((candidate) => candidate.id === id);
  if (about === undefined) return undefined;
  return {
    id,
    operations: { leak: runnableFile(`${id}/leak`), fixed: runnableFile(`${id}/fixed`) },
    folder: dirname(sourceFile(`${id}/leak`)) + sep,
    peer: about.peer === undefined ? null : runnableFile(`peers/${about.peer}`),
  };
}

async function readSource(id: string, variant: Variant): Promise<Source> {
  const code = await readFile(sourceFile(`${id}/${variant}`), 'utf8');
  return { path: `packages/scenarios/src/${id}/${variant}.ts`, code };
}

/** A scenario with its sources, or `undefined` where there is none of that id. */
export async function describeScenario(id: string): Promise<ScenarioDetail | undefined> {
  const about = catalogue.find((candidate) => candidate.id === id);
  if (about === undefined) return undefined;
  const [leak, fixed] = await Promise.all([readSource(id, 'leak'), readSource(id, 'fixed')]);
  return { ...about, sources: { leak, fixed } };
}
