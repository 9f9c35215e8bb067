import { findScenario } from '@leakscope/scenarios';
import { type Row, toRow } from '../result.ts';
import { LoneSandbox } from './lone-sandbox.ts';

const PAIRS = 20;

interface Load {
  readonly scenario: string;
  /** What a request does, for the name of the measure. */
  readonly request: string;
  /**
   * Until the operation is compiled, the heap has its size, and what is watched whole as a burst is
   * spent: things of which there are many, and two seconds of what is dear.
   */
  readonly warmUp: number;
  /** Enough to take some seconds: the clock counts in steps of 10 ms. */
  readonly requests: number;
}

/** Fixed variants, so that each request costs the same as the one before. */
const LOADS: readonly Load[] = [
  { scenario: 'slice', request: 'that fills 10 MiB', warmUp: 450, requests: 400 },
  { scenario: 'cache', request: 'that allocates', warmUp: 1500, requests: 2000 },
  { scenario: 'httpclient', request: 'of 100 connections', warmUp: 120, requests: 200 },
  // The worst that can be asked of the watching: promises and timers, and nothing else.
  { scenario: 'goroutine', request: 'of 1,000 waiting calls', warmUp: 800, requests: 800 },
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
    const [watched, alone] = await costsPerRequest(load);
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

/** CPU time per request of a watched sandbox and of one alone, in milliseconds. */
async function costsPerRequest(load: Load): Promise<[watched: number, alone: number]> {
  const scenario = findScenario(load.scenario);
  if (scenario === undefined) throw new Error(`There is no scenario "${load.scenario}".`);
  const watched = await LoneSandbox.start(scenario, true);
  const alone = await LoneSandbox.start(scenario, false);
  try {
    await operateInTurn([watched, alone], load.warmUp);
    const before = [await watched.cpuTime(), await alone.cpuTime()] as const;
    await operateInTurn([watched, alone], load.requests);
    const after = [await watched.cpuTime(), await alone.cpuTime()] as const;
    return [(after[0] - before[0]) / load.requests, (after[1] - before[1]) / load.requests];
  } finally {
    await Promise.all([watched.stop(), alone.stop()]);
  }
}

/**
 * As many requests to either, one to the one, then one to the other: whatever slows the machine for
 * more than some milliseconds slows both. Which comes first alternates.
 */
async function operateInTurn(
  [one, other]: readonly [LoneSandbox, LoneSandbox],
  requests: number,
): Promise<void> {
  for (let request = 0; request < requests; request++) {
    for (const sandbox of request % 2 === 0 ? [one, other] : [other, one]) await sandbox.operate();
  }
}
