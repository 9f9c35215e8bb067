/**
 * The load generator: a process of its own, so that neither the server nor the sandbox pays for it.
 *
 * Reads one line of JSON, the `GeneratorOrder`; then loads, and prints a `GeneratorProgress` a second
 * and at the end. Ends by itself, or early and in good order when its standard input ends.
 */
import { createHistogram } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import type { GeneratorOrder, GeneratorProgress } from './messages.ts';

/** A sandbox's operation may take long; what takes longer counts as an error. */
const TIMEOUT_SECONDS = 30;
const PROGRESS_MS = 1000;
const MICROS = 1000;

function load(order: GeneratorOrder): void {
  const latency = createHistogram();
  let requests = 0;
  let errors = 0;
  let atLastReport = 0;
  let reportedAt = performance.now();
  const begun = reportedAt;

  const report = (phase: GeneratorProgress['phase'], error: string | null = null) => {
    const now = performance.now();
    const since = phase === 'running' ? now - reportedAt : now - begun;
    const answered = phase === 'running' ? requests - atLastReport : requests;
    const progress: GeneratorProgress = {
      phase,
      requests,
      perSecond: since > 0 ? (answered / since) * 1000 : 0,
      latencyMs:
        latency.count === 0
          ? null
          : { p50: latency.percentile(50) / MICROS, p99: latency.percentile(99) / MICROS },
      errors,
      error,
    };
    [atLastReport, reportedAt] = [requests, now];
    process.stdout.write(`${JSON.stringify(progress)}\n`);
  };

  const { url, headers, connections, seconds, requests: amount, rate } = order;
  const instance = autocannon(
    {
      url,
      headers,
      method: 'POST',
      connections: amount === null ? connections : Math.min(connections, amount),
      timeout: TIMEOUT_SECONDS,
      ...(seconds === null ? {} : { duration: seconds }),
      ...(amount === null ? {} : { amount }),
      ...(rate === null ? {} : { overallRate: rate }),
    },
    (error: Error | null) => {
      clearInterval(timer);
      report(error === null ? 'done' : 'failed', error?.message ?? null);
      // Nothing else keeps this process alive.
      process.stdin.destroy();
    },
  );
  instance.on('response', (_client, status, _bytes, responseTime) => {
    requests++;
    if (status >= 400) errors++;
    latency.record(Math.max(1, Math.round(responseTime * MICROS)));
  });
  instance.on('reqError', () => errors++);
  const timer = setInterval(() => report('running'), PROGRESS_MS);
  input.on('close', () => instance.stop());
}

const input = createInterface({ input: process.stdin });
input.once('line', (line) => load(JSON.parse(line) as GeneratorOrder));
