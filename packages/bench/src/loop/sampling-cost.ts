import { findScenario } from '@leakscope/scenarios';
import { type Row, toRow } from '../result.ts';
import { LoneSandbox } from './lone-sandbox.ts';

const PAIRS = 20;
/**
 * The requests of a pair are made in so many turns of either: few and long ones, for a service under
 * load does not pause, and a pause lets the watching begin anew with all it can see.
 */
const TURNS = 2;

interface Load {
  readonly scenario: string;
  /** What a request does, for the name of the measure. */
  readonly request: string;
  /**
   * Until the operation is compiled, the heap has its size, and what is watched whole as a burst is
   * spent: things of which there are many, and two seconds of what is dear.
   */
  readonly warmUp: number;
  /** Enough to take a while: the clock counts in steps of 10 ms. */
  readonly requests: number;
}

/** Fixed variants, so that each request costs the same as the one before. */
const LOADS: readonly Load[] = [
  { scenario: 'slice', request: 'that fills 10 MiB', warmUp: 300, requests: 600 },
  { scenario: 'cache', request: 'that allocates', warmUp: 500, requests: 2000 },
  { scenario: 'httpclient', request: 'of 100 connections', warmUp: 120, requests: 320 },
  // The worst that can be asked of the watching: promises and timers, and nothing else.
  { scenario: 'goroutine', request: 'of 1,000 waiting calls', warmUp: 600, requests: 1200 },
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

/** CPU time per request of a watched sandbox and of one alone, each in turn, in milliseconds. */
async function costsPerRequest(load: Load): Promise<[watched: number, alone: number]> {
  const scenario = findScenario(load.scenario);
  if (scenario === undefined) throw new Error(`There is no scenario "${load.scenario}".`);
  const watched = await LoneSandbox.start(scenario, true);
  const alone = await LoneSandbox.start(scenario, false);
  try {
    const costs = new Map([
      [watched, 0],
      [alone, 0],
    ]);
    await Promise.all([...costs.keys()].map(async (sandbox) => await sandbox.operate(load.warmUp)));
    // Which comes first alternates, so that a drift of the machine's speed favours neither.
    for (let turn = 0; turn < TURNS; turn++) {
      for (const sandbox of turn % 2 === 0 ? [watched, alone] : [alone, watched]) {
        const cost = await sandbox.operate(load.requests / TURNS);
        costs.set(sandbox, (costs.get(sandbox) ?? 0) + cost / TURNS);
      }
    }
    return [costs.get(watched) ?? Number.NaN, costs.get(alone) ?? Number.NaN];
  } finally {
    await Promise.all([watched.stop(), alone.stop()]);
  }
}
