import { readFile } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import type { About } from './about.ts';
import * as abouts from './catalogue.ts';
import { runnableFile, sourceFile } from './files.ts';
import { inOrder } from './order.ts';

/** Every scenario, in the order of the gallery. */
export const catalogue: readonly About[] = inOrder(Object.values(abouts));

/** A control has the one variant `fixed`. */
export type Variant = 'leak' | 'fixed';

export interface Source {
  /** Below the repository's root, with forward slashes. */
  readonly path: string;
  readonly code: string;
}

/** The code of a scenario, as it runs. */
export interface Sources {
  readonly leak?: Source;
  readonly fixed: Source;
}

/** A scenario with the code that runs. */
export type ScenarioDetail = About & { readonly sources: Sources };

/** What it takes to run a scenario. */
export interface RunnableScenario {
  readonly id: string;
  /** The files that a sandbox loads; the function that each exports is the operation. */
  readonly operations: { readonly leak?: string; readonly fixed: string };
  /** The folder of its own code, as profiles name it; ends with a separator. */
  readonly folder: string;
  /** The file of the process that it talks to, started beside its sandbox. */
  readonly peer: string | null;
}

function find(id: string): About | undefined {
  return catalogue.find((candidate) => candidate.id === id);
}

/** The files of a scenario, below `src/` and without their ending. */
function filesOf({ id, kind }: About): { leak?: string; fixed: string } {
  return kind === 'control'
    ? { fixed: `${id}/control` }
    : { leak: `${id}/leak`, fixed: `${id}/fixed` };
}

/** The scenario of that id, ready to run, or `undefined` where there is none. */
export function findScenario(id: string): RunnableScenario | undefined {
  const about = find(id);
  if (about === undefined) return undefined;
  const { leak, fixed } = filesOf(about);
  return {
    id,
    operations: {
      ...(leak === undefined ? {} : { leak: runnableFile(leak) }),
      fixed: runnableFile(fixed),
    },
    folder: dirname(sourceFile(fixed)) + sep,
    peer: about.peer === undefined ? null : runnableFile(`peers/${about.peer}`),
  };
}

async function readSource(file: string): Promise<Source> {
  const code = await readFile(sourceFile(file), 'utf8');
  return { path: `packages/scenarios/src/${file}.ts`, code };
}

/** A scenario with its sources, or `undefined` where there is none of that id. */
export async function describeScenario(id: string): Promise<ScenarioDetail | undefined> {
  const about = find(id);
  if (about === undefined) return undefined;
  const files = filesOf(about);
  const [leak, fixed] = await Promise.all([
    files.leak === undefined ? undefined : readSource(files.leak),
    readSource(files.fixed),
  ]);
  return { ...about, sources: { ...(leak === undefined ? {} : { leak }), fixed } };
}
