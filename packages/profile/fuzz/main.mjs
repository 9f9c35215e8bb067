import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzzSamples } from '../dist/testing/fuzz/samples.js';
import { largeFiles } from './large.mjs';

const MAX_RSS_MIB = 512;
/** Of processor time. */
const MAX_MS_EACH = 10_000;
/** A batch that takes longer hangs: 10,000 small files take some seconds. */
const MAX_MS_BATCH = 300_000;
/** Of the garbage-collected heap; the rest of the bound is for files and columns beside it. */
const MAX_HEAP_MIB = 384;

/**
 * Runs all batches and says how each went.
 * @param {readonly string[]} args as of `npm run fuzz`
 * @returns {Promise<boolean>} whether everything held
 */
export async function main(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string' } },
  });
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  const runs = values.runs ?? '10000';
  const formats = Object.keys(fuzzSamples());
  const batches = [
    ...formats.map((format) => ({
      title: `${format}, changed`,
      args: ['changed', format, seed, runs],
    })),
    { title: 'gzip, changed', args: ['gzip', seed, runs] },
    ...formats.map((format) => ({
      title: `${format}, cut at every kilobyte`,
      args: ['cut', format],
    })),
    ...Object.keys(largeFiles).map((name) => ({ title: name, args: ['large', name] })),
  ].filter(({ title }) => title.includes(values.only ?? ''));
  process.stdout.write(`Seed ${seed}; ${runs} changes of each format.\n`);
  let failed = 0;
  for (const batch of batches) {
    const { line, holds } = await run(batch.args);
    if (!holds) failed++;
    process.stdout.write(`${holds ? 'ok    ' : 'FAILED'} ${batch.title}: ${line}\n`);
  }
  process.stdout.write(`\n${batches.length - failed} passed, ${failed} failed (seed ${seed})\n`);
  return failed === 0;
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ line: string, holds: boolean }>}
 */
function run(args) {
  const child = fileURLToPath(new URL('child.mjs', import.meta.url));
  const options = [`--max-old-space-size=${MAX_HEAP_MIB}`, child, ...args];
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    const hung = setTimeout(() => running.kill('SIGKILL'), MAX_MS_BATCH);
    let output = '';
    let errors = '';
    running.stdout.on('data', (chunk) => (output += chunk));
    running.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-4000)));
    running.on('error', reject);
    running.on('close', (code, signal) => {
      clearTimeout(hung);
      if (code !== 0) resolve({ line: `ended with ${signal ?? code}\n${errors}`, holds: false });
      else resolve(judged(JSON.parse(output)));
    });
  });
}

/**
 * @param {{ profiles: number, refused: number, slowestMs: number, peakMib: number, said?: string }} result
 */
function judged({ profiles, refused, slowestMs, peakMib, said }) {
  const holds = slowestMs <= MAX_MS_EACH && peakMib <= MAX_RSS_MIB;
  const counts = `${profiles} read, ${refused} refused`;
  const cost = `slowest ${slowestMs.toFixed(0)} ms, ${peakMib} MiB`;
  return { line: `${counts}; ${cost}${said === undefined ? '' : `\n       ${said}`}`, holds };
}
