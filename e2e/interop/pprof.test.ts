import type { ScenarioDetail } from '../support/contract.ts';
import { goPprof, rowOf, topRows } from '../support/go-pprof.ts';
import { lineOf } from '../support/source.ts';
import { expect, test } from '../support/test.ts';

/** Runs a scenario through the tutorial's route. @returns the run's id */
async function leak(api: { json<T>(method: string, path: string): Promise<T> }, path: string) {
  return (await api.json<{ run: string }>('GET', path)).run;
}

test('the heap of slice blames sliceLeak, at the line of its allocation', async ({ api }) => {
  const run = await leak(api, '/leak/slice?times=20');
  const url = `${api.origin}/debug/pprof/heap?run=${run}`;
  expect(rowOf(await goPprof('-top', '-cum', url), 'sliceLeak').cumShare).toBeGreaterThan(0.95);

  const { sources } = await api.json<ScenarioDetail>('GET', '/api/scenarios/slice');
  const line = lineOf(sources.leak.code, 'Buffer.alloc(');
  const rows = topRows(await goPprof('-top', '-cum', '-lines', url));
  const largest = rows.find(({ name }) => name.startsWith('sliceLeak '));
  expect(largest?.name).toMatch(new RegExp(`leak\\.ts:${line}\\b`));
  expect(largest?.cumShare).toBeGreaterThan(0.95);
});

test('the heap profile is told apart by its label and its sample type', async ({ api }) => {
  const run = await leak(api, '/leak/slice?times=5');
  const url = `${api.origin}/debug/pprof/heap?run=${run}`;
  const raw = await goPprof('-raw', url);
  expect(raw).toMatch(/PeriodType: space bytes/);
  expect(raw).toMatch(/inuse_space\/bytes/);
  expect(raw).toMatch(/memory:\[off-heap\]/);
  const options = ['-top', '-cum', '-unit=MB', '-tagfocus=memory=off-heap'];
  const megabytes = Number.parseFloat(rowOf(await goPprof(...options, url), 'sliceLeak').cum);
  expect(megabytes).toBeGreaterThan(49);
  expect(megabytes).toBeLessThan(51);
});

test('the goroutine profile counts 5,000 waiting calls of goroutineLeak', async ({ api }) => {
  const run = await leak(api, '/leak/goroutine?times=5');
  const url = `${api.origin}/debug/pprof/goroutine?run=${run}`;
  const counted = Number(rowOf(await goPprof('-top', '-cum', url), 'goroutineLeak').cum);
  expect(counted).toBeGreaterThanOrEqual(4750);
  expect(counted).toBeLessThanOrEqual(5250);
});

test('the goroutine profile of httpclient names httpClientLeak', async ({ api }) => {
  const run = await leak(api, '/leak/httpclient');
  const url = `${api.origin}/debug/pprof/goroutine?run=${run}`;
  const { cum } = rowOf(await goPprof('-top', '-cum', url), 'httpClientLeak');
  expect(Number(cum)).toBeGreaterThanOrEqual(95);
});

test('the heap of cache blames cacheLeak', async ({ api }) => {
  const run = await leak(api, '/leak/cache?times=20');
  const url = `${api.origin}/debug/pprof/heap?run=${run}`;
  const rows = topRows(await goPprof('-top', '-cum', url));
  expect(rows.map(({ name }) => name)).toContain('cacheLeak');
});

test('CPU and allocation profiles open, each with its own sample types', async ({ api }) => {
  const run = await leak(api, '/leak/cache');
  const base = `${api.origin}/runs/${run}/debug/pprof`;
  const [cpu] = await Promise.all([
    goPprof('-raw', `${base}/profile?seconds=2`),
    api.trigger(run, 50),
  ]);
  expect(cpu).toMatch(/PeriodType: cpu nanoseconds/);
  expect(cpu).toMatch(/samples\/count cpu\/nanoseconds/);
  expect(cpu).toMatch(/Duration: [12]/);

  const [allocated] = await Promise.all([
    goPprof('-raw', `${base}/allocs?seconds=2`),
    api.trigger(run, 50),
  ]);
  expect(allocated).toMatch(/alloc_space\/bytes/);
  expect(await goPprof('-raw', `${base}/allocs`)).toMatch(/inuse_space\/bytes/);
});

test('two heaps can be subtracted', async ({ api, server }) => {
  const run = await leak(api, '/leak/slice?times=5');
  const before = await api.capture(run, 'heap');
  await api.trigger(run, 5);
  const profile = (id: string) => `${server.api.origin}/api/captures/${id}/profile`;
  const after = await api.capture(run, 'heap');
  const report = await goPprof(
    '-top',
    '-cum',
    '-unit=MB',
    `-diff_base=${profile(before.id)}`,
    profile(after.id),
  );
  const grown = Number.parseFloat(rowOf(report, 'sliceLeak').cum);
  expect(grown).toBeGreaterThan(47.5);
  expect(grown).toBeLessThan(52.5);
});

test("an error reaches pprof's user as the server's sentence", async ({ api }) => {
  await leak(api, '/leak/slice');
  const url = `${api.origin}/debug/pprof/heap?run=nope`;
  await expect(goPprof('-top', url)).rejects.toThrow(/nope|no run/i);
});
