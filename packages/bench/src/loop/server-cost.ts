import { setTimeout as sleep } from 'node:timers/promises';
import { type Row, toRow } from '../result.ts';
import { cpuTimeMs } from './cpu-time.ts';
import { type BenchServer, startServer } from './server.ts';

const WINDOWS = 10;
const WINDOW_MS = 5_000;
/** Until the sandboxes have started and the server's code is compiled. */
const SETTLE_MS = 5_000;

/** What it costs the server to watch runs that one reader follows, in percent of a core. */
export async function serverCost(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const runs of [1, 8]) {
    const server = await startServer();
    try {
      const shares = await watch(server, runs);
      const row = toRow(`CPU of the server, runs watched: ${runs}`, shares, '% of a core');
      say(`${runs} watched: ${row.median.toFixed(1)} %`);
      rows.push(row);
    } finally {
      await server.stop();
    }
  }
  return rows;
}

async function watch(server: BenchServer, runs: number): Promise<number[]> {
  const url = new URL('/api/events', server.origin);
  for (let count = 0; count < runs; count++) {
    const run = await server.post('/api/runs', { scenario: 'cache', variant: 'fixed' });
    url.searchParams.append('run', run.id);
  }
  const reader = new AbortController();
  const reading = drain(url, reader.signal);
  await sleep(SETTLE_MS);
  const shares: number[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const [cpu, time] = [await cpuTimeMs(server.pid), performance.now()];
    await sleep(WINDOW_MS);
    const used = (await cpuTimeMs(server.pid)) - cpu;
    shares.push((used / (performance.now() - time)) * 100);
  }
  reader.abort();
  await reading;
  return shares;
}

/** Reads a stream and forgets it, until told to stop. */
async function drain(url: URL, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
    for await (const _chunk of response.body ?? []);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
