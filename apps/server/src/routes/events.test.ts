import { connect } from 'node:net';
import { once } from 'node:events';
import type { Run } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readEvents } from '../testing/events.ts';
import { testServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let origin: string;
let run: Run;
beforeAll(async () => {
  server = await testServer();
  origin = await server.listen();
  run = await server.start('slice');
});
afterAll(() => server[Symbol.asyncDispose]());

async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(origin + path, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  if (answer.body === null) throw new Error('an event stream has a body');
  return answer.body;
}

test('a stream says what can be drawn, then brings samples, and goes on where it broke', async () => {
  const path = `/api/runs/${run.id}/events`;
  const before = await readEvents(await open(path), 4);
  expect(before[0]).toMatchObject({ name: 'hello', data: { run: { id: run.id } } });
  expect(before[0]?.data).toHaveProperty('series.0.key', 'rss');

  const last = before.at(-1)?.id ?? '';
  const after = await readEvents(await open(path, { 'last-event-id': last }), 3);
  expect(after.length).toBeGreaterThanOrEqual(3);
  expect(after.map(({ id }) => Number(id))).toEqual(after.map((_, step) => Number(last) + step));
});

test('one connection carries several runs', async () => {
  const fixed = await server.start('slice', 'fixed');
  const events = await readEvents(await open(`/api/events?run=${run.id}&run=${fixed.id}`), 12);
  const samples = events.filter(({ name }) => name === 'sample');
  const of = new Set(samples.map(({ data }) => (data as { run: string }).run));
  expect(of).toEqual(new Set([run.id, fixed.id]));
  expect(events.at(-1)?.id).toMatch(new RegExp(`^${run.id}:\\d+,${fixed.id}:\\d+$`));
  await server.request(`/api/runs/${fixed.id}`, { method: 'DELETE' });
});

test('a client that reads nothing holds nobody up', async () => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET /api/runs/${run.id}/events HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  const events = await readEvents(await open(`/api/runs/${run.id}/events`), 4);
  expect(events.length).toBeGreaterThanOrEqual(4);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  socket.destroy();
});

test('the stream of a run that ends says so and ends, and is not asked for again', async () => {
  const short = await server.start('slice');
  const path = `/api/runs/${short.id}/events`;
  const reading = readEvents(await open(path), Infinity, 20_000);
  await server.request(`/api/runs/${short.id}`, { method: 'DELETE' });
  const events = await reading;
  expect(events.findLast(({ name }) => name === 'state')?.data).toMatchObject({
    run: { state: 'stopped' },
  });
  const last = events.at(-1)?.id ?? '';
  await vi.waitFor(async () => {
    const again = await server.request(path, { headers: { 'last-event-id': last } });
    expect(again.status).toBe(204);
  });
  const fresh = await readEvents(await open(path), Infinity);
  expect(fresh.map(({ name }) => name)).toEqual(['hello']);
});

test('runs that are not there, and none at all, are refused', async () => {
  expect((await server.request('/api/runs/nope/events')).status).toBe(404);
  expect((await server.request(`/api/events?run=${run.id}&run=nope`)).status).toBe(404);
  const none = await server.request('/api/events');
  expect(none.status).toBe(400);
  expect(await none.json()).toMatchObject({ field: 'run' });
  const many = Array.from({ length: 17 }, (_, index) => `run=${index}`).join('&');
  expect((await server.request(`/api/events?${many}`)).status).toBe(400);
});
