import type { Problem, Run, Sample, SampleColumns } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server[Symbol.asyncDispose]());

async function json<T>(answer: Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

test('a run is started, triggered, collected, sampled and ended', async () => {
  const created = await server.post('/api/runs', { scenario: 'slice' });
  expect(created.status).toBe(201);
  const run = (await created.json()) as Run;
  expect(created.headers.get('location')).toBe(`/api/runs/${run.id}`);
  expect(run).toMatchObject({ kind: 'sandbox', scenario: 'slice', variant: 'leak' });

  const path = `/api/runs/${run.id}`;
  expect(await json(server.post(`${path}/trigger`, { times: 2 }))).toEqual({ triggered: 2 });
  expect(await json(server.post(`${path}/trigger`))).toEqual({ triggered: 1 });
  const sample = await json<Sample>(server.post(`${path}/gc`));
  expect(sample.operations).toBe(3);

  await vi.waitFor(async () => {
    const columns = await json<SampleColumns>(server.request(`${path}/samples`));
    expect(columns.t.length).toBeGreaterThan(2);
    expect(columns.columns['rss']).toHaveLength(columns.t.length);
  });
  const few = await json<SampleColumns>(server.request(`${path}/samples?points=2`));
  expect(few.t).toHaveLength(2);

  const ended = await json<Run>(server.request(path, { method: 'DELETE' }));
  expect(ended).toMatchObject({ id: run.id, state: 'stopped', operations: 3 });
  const again = await server.request(path, { method: 'DELETE' });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(ended);
  expect((await server.post(`${path}/trigger`, {})).status).toBe(409);
  expect((await server.post(`${path}/gc`)).status).toBe(409);
  expect(await json<Run[]>(server.request('/api/runs'))).toContainEqual(ended);
});

test('a run of before a restart is there to be looked at, and no more', async () => {
  const run = await server.start('slice');
  await server.request(`/api/runs/${run.id}`, { method: 'DELETE' });
  await using restarted = await testServer({ data: server.directory });
  const path = `/api/runs/${run.id}`;
  expect(await json<Run>(restarted.request(path))).toMatchObject({ state: 'stopped' });
  expect((await restarted.request(path, { method: 'DELETE' })).status).toBe(200);
  expect((await restarted.post(`${path}/trigger`, {})).status).toBe(409);
  expect((await restarted.post(`${path}/captures`, { type: 'heap' })).status).toBe(409);
  const listed = await json<Run[]>(restarted.request('/api/runs?limit=1'));
  expect(listed).toHaveLength(1);
});

test('what does not fit is refused with a problem that names the field', async () => {
  const wrong: [unknown, number, string | undefined][] = [
    ['{"scenario":', 400, 'body'],
    ['[]', 400, 'body'],
    [{}, 400, 'scenario'],
    [{ scenario: 7 }, 400, 'scenario'],
    [{ scenario: 'nope' }, 404, 'scenario'],
    [{ scenario: 'slice', variant: 'better' }, 400, 'variant'],
    [{ scenario: 'slice', memoryCap: 1 }, 400, 'memoryCap'],
    [{ scenario: 'slice', colour: 'red' }, 400, 'colour'],
  ];
  for (const [body, status, field] of wrong) {
    const answer = await server.request('/api/runs', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const what = JSON.stringify(body);
    expect(answer.status, what).toBe(status);
    expect(answer.headers.get('content-type'), what).toBe('application/problem+json');
    const problem = (await answer.json()) as Problem;
    expect(problem.field, what).toBe(field);
    expect(problem.title, what).not.toBe('');
    expect(problem.detail, what).not.toBe('');
  }
  expect(server.said).toEqual([]);
});

test('a body of another media type is refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
    const answer = await server.request('/api/runs', {
      method: 'POST',
      body: '{"scenario":"slice"}',
      headers: { 'content-type': type },
    });
    expect(answer.status, type).toBe(415);
  }
});

test('unknown runs, routes and methods are said to be so', async () => {
  const wrong: [string, string, number][] = [
    ['GET', '/api/runs/nope', 404],
    ['DELETE', '/api/runs/nope', 404],
    ['POST', '/api/runs/nope/gc', 404],
    ['POST', '/api/runs/nope/trigger', 404],
    ['GET', '/api/runs/nope/samples', 404],
    ['GET', '/api/scenarios/nope', 404],
    ['GET', '/api/nothing', 404],
    ['GET', '/api', 404],
    ['PUT', '/api/runs', 405],
    ['DELETE', '/api/scenarios', 405],
    ['PATCH', '/leak/slice', 405],
    ['GET', '/api/runs/nope/trigger', 405],
  ];
  for (const [method, path, status] of wrong) {
    const answer = await server.request(path, { method });
    expect(answer.status, `${method} ${path}`).toBe(status);
    expect(answer.headers.get('content-type'), path).toBe('application/problem+json');
    expect(((await answer.json()) as Problem).status).toBe(status);
  }
  const wrongMethod = await server.request('/api/runs', { method: 'PUT' });
  expect(wrongMethod.headers.get('allow')).toBe('POST, GET, HEAD');
});

test('a span of time that does not fit is refused, naming the parameter', async () => {
  const run = await server.start('slice');
  for (const [query, field] of [
    ['points=1', 'points'],
    ['points=10001', 'points'],
    ['points=x', 'points'],
    ['from=x', 'from'],
    ['from=2&to=1', 'to'],
  ]) {
    const answer = await server.request(`/api/runs/${run.id}/samples?${query}`);
    expect(answer.status, query).toBe(400);
    expect(((await answer.json()) as Problem).field, query).toBe(field);
  }
  await server.request(`/api/runs/${run.id}`, { method: 'DELETE' });
});
