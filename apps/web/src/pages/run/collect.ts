import type { Sample } from '@leakscope/protocol';
import { api } from '../../api/index.ts';

/** Time for finalisers and pending callbacks to run, in milliseconds. */
const SETTLE_MS = 300;

/**
 * Collects garbage twice: what the first collection leaves to be finalised, the second one frees.
 * Answers the sample after it.
 */
export async function collectTwice(run: string): Promise<Sample> {
  await api.collectGarbage(run);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return api.collectGarbage(run);
}
