import type { Capture, Run } from '../support/contract.ts';
import { isAlive } from '../support/processes.ts';
import { expect, test } from '../support/test.ts';
import { until } from '../support/until.ts';

const MIB = 1024 * 1024;
const CAP = 128 * MIB;
/** One operation of `slice` may still come before the cap is seen. */
const OPERATION = 10 * MIB;

test('a sandbox stops at its memory cap, stays to be looked at, and makes way', async ({ api }) => {
  const run = await api.start('slice', { memoryCap: CAP });
  expect(run.memoryCap).toBe(CAP);

  const { triggered } = await api.trigger(run.id, 100);
  expect(triggered).toBeGreaterThan(0);
  expect(triggered).toBeLessThan((1.25 * CAP + OPERATION) / OPERATION);

  for (const reply of [
    await api.send('POST', `/api/runs/${run.id}/trigger`, { times: 1 }),
    await api.send('GET', '/leak/slice'),
  ]) {
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(reply.text).toMatch(/cap/);
  }
  expect((await api.run(run.id)).state).toBe('running');
  expect((await api.collect(run.id)).rss).toBeLessThan(1.25 * CAP + OPERATION);

  const byItself = await until('the capture at 80 % of the cap', async () => {
    const captures = await api.json<Capture[]>('GET', '/api/captures');
    return captures.find((one) => one.run === run.id && one.state === 'ready');
  });
  expect(byItself).toMatchObject({ type: 'heap', trigger: 'memory' });

  await api.stop(run.id);
  const next = (await api.send('GET', '/leak/slice')).json<{ run: string; triggered: number }>();
  expect(next.triggered).toBe(1);
  expect(next.run).not.toBe(run.id);
});

test('a heap that outgrows its cap ends the process, and the run says so', async ({ api }) => {
  const run = await api.start('cache', { memoryCap: 64 * MIB });
  const ended = await until(
    'the run to end or to refuse',
    async () => {
      const reply = await api.send('POST', `/api/runs/${run.id}/trigger`, { times: 10_000 });
      if (reply.status === 503) return api.run(run.id);
      const now = await api.run(run.id);
      return now.state !== 'running' && now;
    },
    90_000,
  );
  if (ended.state === 'running') return;
  expect(ended.state).toBe('out-of-memory');
  const { triggered } = (await api.send('GET', '/leak/cache')).json<{ triggered: number }>();
  expect(triggered).toBe(1);
});

test('a sandbox that is killed from outside is a crash, and its history stays', async ({ api }) => {
  const run = await api.start('slice');
  await api.trigger(run.id, 1);
  if (run.pid === null) throw new Error('a running sandbox has a pid');
  process.kill(run.pid, 'SIGKILL');
  const ended = await until('the crash to be seen', async () => {
    const now = await api.run(run.id);
    return now.state !== 'running' && now;
  });
  expect(ended.state).toBe('crashed');
  const { t } = await api.json<{ t: number[] }>('GET', `/api/runs/${run.id}/samples`);
  expect(t.length).toBeGreaterThan(0);
});

test('the ninth sandbox is refused until one has ended', async ({ api }) => {
  const runs: Run[] = [];
  for (let count = 0; count < 8; count += 1) runs.push(await api.start('goroutine'));
  const ninth = await api.send('POST', '/api/runs', { scenario: 'goroutine', variant: 'leak' });
  expect(ninth.status).toBe(429);
  expect(Number(ninth.headers.get('retry-after'))).toBeGreaterThan(0);

  const [first] = runs;
  if (!first?.pid) throw new Error('a running sandbox has a pid');
  await api.stop(first.id);
  expect(isAlive(first.pid)).toBe(false);
  expect((await api.start('goroutine')).state).toBe('running');
});
