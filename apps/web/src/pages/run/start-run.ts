import type { Run, Variant } from '@leakscope/protocol';
import { api } from '../../api/index.ts';
import { rememberRun } from '../../watch/index.ts';

/**
 * Starts a run. Collects its garbage once before anything happens, so that the live heap is known
 * from the beginning and what operations add to it is exact.
 */
export async function startRun(scenario: string, variant: Variant): Promise<Run> {
  const run = await api.createRun({ scenario, variant });
  rememberRun(run);
  // Without it the figures are only less exact, and marked so.
  await api.collectGarbage(run.id).catch(() => undefined);
  return run;
}
