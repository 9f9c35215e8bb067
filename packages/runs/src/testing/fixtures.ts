import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Capture, Gc, Load, Run, Sample, Verdict } from '@leakscope/protocol';
import { findScenario, type RunnableScenario } from '@leakscope/scenarios';
import { Runs } from '../runs.ts';
import type { RunEvent } from '../types.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** A fixture by its file's name, or one of the catalogue. */
export function findFixture(id: string): RunnableScenario | undefined {
  const file = `${FOLDER}${id}.mjs`;
  const operations = { leak: file, fixed: file };
  return findScenario(id) ?? { id, operations, folder: FOLDER, peer: null };
}

/** Runs, and all that they told. */
export class Observed {
  readonly samples: Sample[] = [];
  readonly collections: Gc[] = [];
  readonly states: Run[] = [];
  readonly captures: Capture[] = [];
  readonly verdicts: Verdict[] = [];
  readonly loads: Load[] = [];
  readonly runs: Runs;

  constructor({ memoryCap = 512 * 1024 ** 2, maxSandboxes = 8 } = {}) {
    this.runs = new Runs({
      maxSandboxes,
      memoryCap,
      findScenario: findFixture,
      observe: (event) => this.#observe(event),
    });
  }

  #observe(event: RunEvent): void {
    if (event.name === 'sample') this.samples.push(event.sample);
    else if (event.name === 'gc') this.collections.push(event.gc);
    else if (event.name === 'state') this.states.push(event.run);
    else if (event.name === 'load') this.loads.push(event.load);
    else if (event.name === 'capture') this.captures.push(event.capture);
    else this.verdicts.push(event.verdict);
  }

  async start(scenario: string, memoryCap?: number): Promise<Run> {
    return await this.runs.create({
      scenario,
      variant: 'leak',
      ...(memoryCap === undefined ? {} : { memoryCap }),
    });
  }
}

/** Resolves once `holds` does; rejects with `what` after the deadline. */
export async function until(holds: () => boolean, what: string, deadlineMs = 15_000) {
  const end = Date.now() + deadlineMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what}: not within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process exists and is more than a zombie. */
export function isAlive(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
