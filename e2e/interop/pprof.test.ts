import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leakscope } from '../support/cli.ts';
import type { ScenarioDetail } from '../support/contract.ts';
import { goPprof, rowOf, topRows } from '../support/go-pprof.ts';
import { withDirectory } from '../support/server.ts';
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

test('the ten largest changes are those of -diff_base', async ({ api }) => {
  const run = await leak(api, '/leak/cache?times=10');
  await api.trigger(run, 1);
  const before = await api.capture(run, 'heap');
  await api.trigger(run, 40);
  const after = await api.capture(run, 'heap');
  await withDirectory(async (directory) => {
    const files = await Promise.all(
      [before, after].map(async ({ id }) => {
        const path = join(directory, `${id}.pb.gz`);
        await writeFile(path, (await api.send('GET', `/api/captures/${id}/profile`)).bytes);
        return path;
      }),
    );
    const [base = '', now = ''] = files;
    const report = await goPprof('-top', '-unit=B', '-nodefraction=0', `-diff_base=${base}`, now);
    const theirs = topRows(report)
      .map(({ flat, name }) => [name, Math.round(Number.parseFloat(flat))] as const)
      .filter(([, flat]) => flat !== 0)
      .slice(0, 10);
    expect(theirs.length).toBeGreaterThan(1);

    const { code, out } = await leakscope('diff', base, now, '--json', '--count', '500');
    expect(code).toBe(1);
    const { functions } = JSON.parse(out) as {
      functions: { function: string; self: { base: number; now: number } }[];
    };
    // pprof puts functions of one name together.
    const ours = new Map<string, number>();
    for (const { function: name, self } of functions) {
      ours.set(name, (ours.get(name) ?? 0) + self.now - self.base);
    }
    const largest = [...ours]
      .filter(([, change]) => change !== 0)
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 10);
    expect(largest).toEqual(theirs.map(([name, flat]) => [name, flat]));
  });
});

test("an error reaches pprof's user as the server's sentence", async ({ api }) => {
  await leak(api, '/leak/slice');
  const url = `${api.origin}/debug/pprof/heap?run=nope`;
  await expect(goPprof('-top', url)).rejects.toThrow(/nope|no run/i);
});
