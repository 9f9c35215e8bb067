import type { Problem, Run } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

const MIB = 1024 ** 2;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ maxSandboxes: 2 });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Answer {
  readonly status: string;
  readonly scenario: string;
  readonly run: string;
  readonly triggered: number;
}

async function stop(run: string): Promise<void> {
  await server.request(`/api/runs/${run}`, { method: 'DELETE' });
}

test('an unknown scene is answered as the tutorial answers it', async () => {
  for (const path of ['/leak/nope', '/fixed/nope', '/leak/nope?times=x']) {
    const answer = await server.request(path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).toBe('{"error":"scene not found"}');
  }
});

test('a number of times that does not fit is refused, naming it', async () => {
  for (const times of ['0', '-1', '1e9', 'x', '10001', '1.5', '']) {
    const answer = await server.request(`/leak/slice?times=${times}`);
    expect(answer.status, times).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await answer.json()) as Problem & { error: string };
    expect(problem.field, times).toBe('times');
    expect(problem.detail, times).toMatch(/^times: /);
    expect(problem.error).toBe(problem.detail);
  }
});

test('of many requests that find no sandbox, one starts it and all run in it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.request('/leak/goroutine')),
  );
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Answer[];
  expect(new Set(bodies.map(({ run }) => run)).size).toBe(1);
  const [first] = bodies;
  expect(first).toEqual({
    status: 'leak triggered',
    scenario: 'goroutine',
    run: first?.run,
    triggered: 1,
  });
  const run = (await (await server.request(`/api/runs/${first?.run}`)).json()) as Run;
  expect(run).toMatchObject({ operations: 20, variant: 'leak', state: 'running' });

  const fixed = (await (await server.post('/fixed/goroutine?times=3')).json()) as Answer;
  expect(fixed).toMatchObject({ status: 'fix triggered', triggered: 3 });
  expect(fixed.run).not.toBe(first?.run);

  const full = await server.request('/leak/slice');
  expect(full.status).toBe(429);
  expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
  await stop(fixed.run);
  await stop(first?.run ?? '');
});

test('at its memory cap a sandbox refuses until it is stopped', async () => {
  const run = await server.start('slice', 'leak', 96 * MIB);
  const { triggered } = (await (await server.request('/leak/slice?times=50')).json()) as Answer;
  expect(triggered).toBeGreaterThan(0);
  expect(triggered).toBeLessThan(12);
  for (let again = 0; again < 2; again += 1) {
    const refused = await server.request('/leak/slice');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await refused.json()) as { error: string }).error).toMatch(/memory cap/);
  }
  await stop(run.id);
  const next = (await (await server.request('/leak/slice')).json()) as Answer;
  expect(next.triggered).toBe(1);
  expect(next.run).not.toBe(run.id);
  await stop(next.run);
});

test('where the process has died, the next trigger starts a new run', async () => {
  const run = await server.start('slice');
  process.kill(run.pid ?? 0, 'SIGKILL');
  const next = await vi.waitFor(async () => {
    const answer = await server.request('/leak/slice');
    expect(answer.status).toBe(200);
    return (await answer.json()) as Answer;
  });
  expect(next.run).not.toBe(run.id);
  await stop(next.run);
});
