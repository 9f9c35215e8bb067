import { findScenario } from '@leakscope/scenarios';
import { type Row, toRow } from '../result.ts';
import { LoneSandbox } from './lone-sandbox.ts';

const PAIRS = 24;

interface Load {
  readonly scenario: string;
  /** What a request does, for the name of the measure. */
  readonly request: string;
  /** Until the operation is compiled and the heap has its size. */
  readonly warmUp: number;
  /** Enough to take a while: the clock counts in steps of 10 ms. */
  readonly requests: number;
}

/** Fixed variants, so that each request costs the same as the one before. */
const LOADS: readonly Load[] = [
  { scenario: 'slice', request: 'that fills 10 MiB', warmUp: 50, requests: 300 },
  { scenario: 'cache', request: 'that allocates', warmUp: 500, requests: 1500 },
  { scenario: 'httpclient', request: 'of 100 connections', warmUp: 20, requests: 60 },
  // The worst that can be asked of the watching: the warm-up is what it takes whole, as a burst.
  { scenario: 'goroutine', request: 'of 1,000 waiting calls', warmUp: 150, requests: 300 },
];

/** CPU time per request of a sandbox that is watched, over that of one that is not. */
export async function samplingCost(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of LOADS) rows.push(...(await compare(load, say)));
  return rows;
}

async function compare(load: Load, say: (line: string) => void): Promise<Row[]> {
  const ratios: number[] = [];
  const without: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Which comes first alternates, so that a drift of the machine's speed favours neither.
    const watchedFirst = pair % 2 === 0;
    const first = await costPerRequest(load, watchedFirst);
    const second = await costPerRequest(load, !watchedFirst);
    const [watched, alone] = watchedFirst ? [first, second] : [second, first];
    ratios.push(watched / alone);
    without.push(alone);
    say(`${load.scenario}, pair ${pair + 1} of ${PAIRS}: ${(watched / alone).toFixed(3)}`);
  }
  const measure = `CPU of a request ${load.request}`;
  return [
    toRow(`${measure}, sampled over not sampled`, ratios, 'times'),
    toRow(`${measure}, not sampled`, without, 'ms'),
  ];
}

async function costPerRequest(load: Load, sampled: boolean): Promise<number> {
  const scenario = findScenario(load.scenario);
  if (scenario === undefined) throw new Error(`There is no scenario "${load.scenario}".`);
  const sandbox = await LoneSandbox.start(scenario, sampled);
  try {
    await sandbox.operate(load.warmUp);
    return await sandbox.operate(load.requests);
  } finally {
    await sandbox.stop();
  }
}
