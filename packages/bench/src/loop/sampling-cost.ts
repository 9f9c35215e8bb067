import { findScenario } from '@leakscope/scenarios';
import { type Row, toRow } from '../result.ts';
import { LoneSandbox } from './lone-sandbox.ts';

const PAIRS = 24;
/** Until the operation is compiled and the heap has its size. */
const WARM_UP = 500;
/** About a second of CPU: the clock counts in steps of 10 ms. */
const REQUESTS = 1500;

/**
 * CPU time per request of a sandbox that is watched, over that of one that is not. The requests are
 * those of `cache`, fixed: it allocates much and keeps little, so each costs the same.
 */
export async function samplingCost(say: (line: string) => void): Promise<Row[]> {
  const operation = findScenario('cache')?.operations.fixed;
  if (operation === undefined) throw new Error('There is no scenario "cache".');
  const ratios: number[] = [];
  const without: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Which comes first alternates, so that a drift of the machine's speed favours neither.
    const watchedFirst = pair % 2 === 0;
    const first = await costPerRequest(operation, watchedFirst);
    const second = await costPerRequest(operation, !watchedFirst);
    const [watched, alone] = watchedFirst ? [first, second] : [second, first];
    ratios.push(watched / alone);
    without.push(alone);
    say(`pair ${pair + 1} of ${PAIRS}: ${(watched / alone).toFixed(3)}`);
  }
  return [
    toRow('CPU per request of a sandbox, sampled over not sampled', ratios, 'times'),
    toRow('CPU per request of a sandbox, not sampled', without, 'ms'),
  ];
}

async function costPerRequest(operation: string, sampled: boolean): Promise<number> {
  const sandbox = await LoneSandbox.start(operation, sampled);
  try {
    await sandbox.operate(WARM_UP);
    return await sandbox.operate(REQUESTS);
  } finally {
    await sandbox.stop();
  }
}
