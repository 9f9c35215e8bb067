import { gunzipSync } from 'node:zlib';
import { decodePprof } from '@leakscope/profile';
import type { Capture, Problem, Run } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let run: Run;
beforeAll(async () => {
  server = await testServer();
  run = await server.start('slice');
  await server.post(`/api/runs/${run.id}/trigger`, { times: 3 });
});
afterAll(() => server[Symbol.asyncDispose]());

async function take(type: string, seconds?: number): Promise<Capture> {
  const answer = await server.post(`/api/runs/${run.id}/captures`, {
    type,
    ...(seconds === undefined ? {} : { seconds }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Capture;
}

async function get(id: string): Promise<Capture> {
  return (await (await server.request(`/api/captures/${id}`)).json()) as Capture;
}

test('a heap capture is ready at once, and its profile is gzipped pprof', async () => {
  const capture = await take('heap');
  expect(capture).toMatchObject({ state: 'ready', run: run.id, trigger: 'request' });
  expect(capture.culprit?.function).toBe('sliceLeak');
  const profile = await server.request(`/api/captures/${capture.id}/profile`);
  expect(profile.headers.get('content-type')).toBe('application/octet-stream');
  expect(profile.headers.get('content-disposition')).toBe(
    `attachment; filename="heap-${capture.id}.pb.gz"`,
  );
  const decoded = decodePprof(gunzipSync(await profile.arrayBuffer()));
  expect(decoded.sampleTypes.map(({ type }) => type)).toContain('inuse_space');
});

test('a capture of a window is told of at once and ready later', async () => {
  const begun = await take('cpu', 0.2);
  expect(begun.state).toBe('taking');
  const early = await server.request(`/api/captures/${begun.id}/profile`);
  expect(early.status).toBe(409);
  await vi.waitFor(async () => expect((await get(begun.id)).state).toBe('ready'), 10_000);
});

test('captures are listed, of all runs or of one', async () => {
  const { id } = await take('async');
  const ids = async (query: string) => {
    const answer = await server.request(`/api/captures${query}`);
    return ((await answer.json()) as Capture[]).map((capture) => capture.id);
  };
  expect(await ids('')).toContain(id);
  expect(await ids(`?run=${run.id}`)).toContain(id);
  expect(await ids('?run=another')).toEqual([]);
});

test('a deleted capture is gone, one being taken is cancelled', async () => {
  const done = await take('heap');
  const taking = await take('cpu', 60);
  for (const { id } of [done, taking]) {
    expect((await server.request(`/api/captures/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await server.request(`/api/captures/${id}`)).status).toBe(404);
    expect((await server.request(`/api/captures/${id}/profile`)).status).toBe(404);
  }
  // Another one can begin, so the first has really ended.
  await vi.waitFor(() => take('cpu', 0.1), 10_000);
});

test('of two CPU captures at once the second is refused', async () => {
  await vi.waitFor(() => take('cpu', 1), 10_000);
  const second = await server.post(`/api/runs/${run.id}/captures`, { type: 'cpu' });
  expect(second.status).toBe(409);
  const asked = await server.request(`/runs/${run.id}/debug/pprof/profile?seconds=1`);
  expect(asked.status).toBe(500);
  expect(await asked.text()).toBe('Could not enable CPU profiling: cpu profiling already in use\n');
});

test('what does not fit is refused', async () => {
  for (const [body, field] of [
    [{}, 'type'],
    [{ type: 'everything' }, 'type'],
    [{ type: 'cpu', seconds: -1 }, 'seconds'],
    [{ type: 'cpu', seconds: 301 }, 'seconds'],
  ] as const) {
    const answer = await server.post(`/api/runs/${run.id}/captures`, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Problem).field).toBe(field);
  }
  expect((await server.post('/api/runs/nope/captures', { type: 'heap' })).status).toBe(404);
});
