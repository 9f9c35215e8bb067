import type { Load, Problem, Run } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

const REPORT_MS = 30_000;

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server[Symbol.asyncDispose]());

async function json<T>(answer: Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

test('a load is begun, goes on alone, is cancelled, and leaves its report with the run', async () => {
  const { id } = await server.start('slice');
  const path = `/api/runs/${id}/load`;
  const begun = await server.post(path, { connections: 2, seconds: 60, rate: 4 });
  expect(begun.status).toBe(202);
  expect((await begun.json()) as Load).toMatchObject({ phase: 'running', requests: 0 });
  const second = await server.post(path, { connections: 1, requests: 1 });
  expect(second.status).toBe(409);
  expect(((await second.json()) as Problem).detail).toContain('cancel it first');

  expect((await server.request(path, { method: 'DELETE' })).status).toBe(202);
  await vi.waitFor(
    async () => {
      const { load } = await json<Run>(server.request(`/api/runs/${id}`));
      expect(load).toMatchObject({ phase: 'cancelled' });
    },
    { timeout: REPORT_MS, interval: 100 },
  );
  expect((await server.request(path, { method: 'DELETE' })).status).toBe(409);
  await server.request(`/api/runs/${id}`, { method: 'DELETE' });
  expect((await server.post(path, { requests: 1 })).status).toBe(409);
  await using restarted = await testServer({ data: server.directory });
  const stored = await json<Run>(restarted.request(`/api/runs/${id}`));
  expect(stored.load).toMatchObject({ phase: 'cancelled', connections: 2 });
}, 60_000);

test('a load that does not fit is refused with the field', async () => {
  const { id } = await server.start('slice');
  const wrong: [unknown, string][] = [
    [{}, 'seconds'],
    [{ seconds: 1, requests: 1 }, 'seconds'],
    [{ seconds: 0 }, 'seconds'],
    [{ seconds: 1e9 }, 'seconds'],
    [{ requests: 1.5 }, 'requests'],
    [{ requests: 10, connections: 0 }, 'connections'],
    [{ requests: 10, connections: 1e6 }, 'connections'],
    [{ requests: 10, rate: -1 }, 'rate'],
    [{ requests: 10, url: 'http://example.com' }, 'url'],
  ];
  for (const [body, field] of wrong) {
    const answer = await server.post(`/api/runs/${id}/load`, body);
    expect(answer.status, JSON.stringify(body)).toBe(400);
    expect(((await answer.json()) as Problem).field, JSON.stringify(body)).toBe(field);
  }
  expect((await server.post('/api/runs/nope/load', { requests: 1 })).status).toBe(404);
  await server.request(`/api/runs/${id}`, { method: 'DELETE' });
});
