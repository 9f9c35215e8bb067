import { gunzipSync } from 'node:zlib';
import { decodePprof, totals, type Profile } from '@leakscope/profile';
import type { Run } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

const MIB = 1024 ** 2;

let server: TestServer;
let run: Run;
beforeAll(async () => {
  server = await testServer();
  run = await server.start('slice');
  await server.post(`/api/runs/${run.id}/trigger`, { times: 3 });
});
afterAll(() => server[Symbol.asyncDispose]());

async function profile(path: string): Promise<{ profile: Profile; filename: string | null }> {
  const answer = await server.request(path);
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get('content-type'), path).toBe('application/octet-stream');
  return {
    profile: decodePprof(gunzipSync(await answer.arrayBuffer())),
    filename: answer.headers.get('content-disposition'),
  };
}

async function text(path: string): Promise<string> {
  const answer = await server.request(path);
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get('content-type'), path).toBe('text/plain; charset=utf-8');
  return answer.text();
}

test('the profiles answer for the run triggered last, for ?run= and for a run’s own path', async () => {
  for (const path of [
    '/debug/pprof/heap',
    `/debug/pprof/heap?run=${run.id}`,
    `/runs/${run.id}/debug/pprof/heap`,
  ]) {
    const { profile: heap, filename } = await profile(path);
    expect(filename).toBe('attachment; filename="heap"');
    expect(totals(heap)[1]).toBeGreaterThan(30 * MIB);
    expect(heap.durationNanos).toBeNull();
  }
});

test('asking for profiles leaves no captures behind', async () => {
  await profile('/debug/pprof/heap');
  const captures = await server.request(`/api/captures?run=${run.id}`);
  expect(await captures.json()).toEqual([]);
});

test('heap with seconds is what changed meanwhile', async () => {
  const [{ profile: delta, filename }] = await Promise.all([
    profile('/debug/pprof/heap?seconds=2'),
    new Promise((resolve) => setTimeout(resolve, 500)).then(() =>
      server.post(`/api/runs/${run.id}/trigger`, { times: 2 }),
    ),
  ]);
  expect(filename).toBe('attachment; filename="heap-delta"');
  expect(delta.durationNanos).toBe(2_000_000_000n);
  expect(totals(delta)[1]).toBeGreaterThan(15 * MIB);
  expect(totals(delta)[1]).toBeLessThan(25 * MIB);
});

test('allocs is what lives, said so, and with seconds what was allocated', async () => {
  const { profile: live } = await profile('/debug/pprof/allocs');
  expect(live.sampleTypes.map(({ type }) => type)).toContain('inuse_space');
  expect(live.comments[0]).toMatch(/live objects/);
  const { profile: window, filename } = await profile('/debug/pprof/allocs?seconds=1');
  expect(window.sampleTypes.map(({ type }) => type)).toContain('alloc_space');
  expect(filename).toBe('attachment; filename="allocs-delta"');
});

test('profile watches the processor, goroutine counts what is pending', async () => {
  const { profile: cpu, filename } = await profile('/debug/pprof/profile?seconds=1');
  expect(cpu.sampleTypes.map(({ type }) => type)).toEqual(['samples', 'cpu']);
  expect(filename).toBe('attachment; filename="profile"');
  const { profile: pending } = await profile('/debug/pprof/goroutine');
  expect(pending.sampleTypes.map(({ type }) => type)).toEqual(['goroutine']);
});

test('with debug the heap is a text that ends in the figures of the process', async () => {
  const heap = await text('/debug/pprof/heap?debug=1&gc=1');
  expect(heap).toMatch(/^heap profile: \d+: \d+ \[0: 0\] @ heap\/\d+\n/);
  expect(heap).toMatch(/#\t0x[\da-f]+\tsliceLeak\+0x0\t.*leak\.ts:\d+\n/);
  expect(heap).toMatch(/\n# runtime\.MemStats\n/);
  expect(Number(/# HeapAlloc = (\d+)/.exec(heap)?.[1])).toBeGreaterThan(30 * MIB);
  expect(Number(/# NumGC = (\d+)/.exec(heap)?.[1])).toBeGreaterThan(0);
});

test('with debug the goroutines are a text of counts, or of stacks', async () => {
  expect(await text('/debug/pprof/goroutine?debug=1')).toMatch(/^goroutine profile: total \d+\n/);
  expect(await text('/debug/pprof/goroutine?debug=2')).toMatch(
    /^goroutine 1 \[[\w ]+(, \d+ of them)?\]:\n/,
  );
});

test('the command line has its parts joined by NUL', async () => {
  const [program, script] = (await text('/debug/pprof/cmdline')).split('\0');
  expect(program).toMatch(/node/);
  expect(script).toMatch(/main\.js$/);
});

test('the index lists the profiles and keeps the run in its links', async () => {
  const answer = await server.request(`/debug/pprof/?run=${run.id}`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  const html = await answer.text();
  expect(html).toContain(`href="heap?run=${run.id}&amp;debug=1"`);
  expect(html).toContain('full goroutine stack dump');
  const redirect = await server.request('/debug/pprof?run=A');
  expect(redirect.headers.get('location')).toBe('/debug/pprof/?run=A');
});

test('refusals are texts that Go’s pprof shows to its user', async () => {
  const refused: [string, number, RegExp][] = [
    ['/debug/pprof/nope', 404, /^Unknown profile\n$/],
    ['/debug/pprof/heap?run=nope', 404, /no run “nope”/],
    ['/runs/nope/debug/pprof/heap', 404, /no run/],
    ['/debug/pprof/heap?seconds=x', 400, /invalid value for "seconds"/],
    ['/debug/pprof/heap?seconds=0', 400, /invalid value for "seconds"/],
    ['/debug/pprof/heap?seconds=1&debug=1', 400, /incompatible/],
    ['/debug/pprof/heap?seconds=301', 400, /WriteTimeout/],
    ['/debug/pprof/profile?seconds=301', 400, /WriteTimeout/],
  ];
  for (const [path, status, message] of refused) {
    const answer = await server.request(path);
    expect(answer.status, path).toBe(status);
    expect(answer.headers.get('x-go-pprof'), path).toBe('1');
    expect(answer.headers.get('content-type'), path).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition'), path).toBeNull();
    expect(await answer.text(), path).toMatch(message);
  }
});

test('where nothing was triggered yet, a sentence says so', async () => {
  await using fresh = await testServer();
  const answer = await fresh.request('/debug/pprof/heap');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toMatch(/trigger a leak/);
});
