import type { Problem, Run } from '../support/contract.ts';
import { expect, test } from '../support/test.ts';

const MIB = 1024 * 1024;

test('an unknown scene is answered as the tutorial answers it', async ({ api }) => {
  for (const [method, path] of [
    ['GET', '/leak/nope'],
    ['POST', '/leak/nope'],
    ['GET', '/fixed/nope'],
  ] as const) {
    const reply = await api.send(method, path);
    expect(reply.status, path).toBe(404);
    expect(reply.json(), path).toEqual({ error: 'scene not found' });
  }
});

test('what does not fit is refused with a problem that names the field', async ({ api }) => {
  const run = await api.start('slice');
  const trigger = `/api/runs/${run.id}/trigger`;
  const captures = `/api/runs/${run.id}/captures`;
  const wrong: [string, string, unknown, number, RegExp][] = [
    ['POST', '/api/runs', '{"scenario":', 400, /JSON/i],
    ['POST', '/api/runs', '[]', 400, /./],
    ['POST', '/api/runs', { scenario: 7 }, 400, /scenario/],
    ['POST', '/api/runs', { scenario: 'nope' }, 404, /nope/],
    ['POST', '/api/runs', { scenario: 'slice', variant: 'better' }, 400, /variant/],
    ['POST', '/api/runs', { scenario: 'slice', memoryCap: 'much' }, 400, /memoryCap/],
    ['POST', '/api/runs', { scenario: 'slice', memoryCap: -1 }, 400, /memoryCap/],
    ['POST', trigger, { times: 0 }, 400, /times/],
    ['POST', trigger, { times: -1 }, 400, /times/],
    ['POST', trigger, { times: 1e9 }, 400, /times/],
    ['POST', trigger, { times: 'x' }, 400, /times/],
    ['POST', trigger, { times: 1.5 }, 400, /times/],
    ['GET', '/leak/slice?times=0', undefined, 400, /times/],
    ['GET', '/leak/slice?times=-1', undefined, 400, /times/],
    ['GET', '/leak/slice?times=1e9', undefined, 400, /times/],
    ['GET', '/leak/slice?times=x', undefined, 400, /times/],
    ['POST', captures, { type: 'everything' }, 400, /type/],
    ['POST', captures, { type: 'cpu', seconds: -1 }, 400, /seconds/],
    ['GET', '/api/runs/nope', undefined, 404, /./],
    ['POST', '/api/runs/nope/trigger', { times: 1 }, 404, /./],
    ['POST', '/api/runs/nope/captures', { type: 'heap' }, 404, /./],
    ['POST', '/api/runs/nope/gc', undefined, 404, /./],
    ['DELETE', '/api/runs/nope', undefined, 404, /./],
    ['GET', '/api/captures/nope', undefined, 404, /./],
    ['GET', '/api/captures/nope/profile', undefined, 404, /./],
    ['GET', '/api/scenarios/nope', undefined, 404, /./],
    ['GET', '/api/nothing-here', undefined, 404, /./],
  ];
  for (const [method, path, body, status, detail] of wrong) {
    const what = `${method} ${path} ${JSON.stringify(body) ?? ''}`;
    const reply = await api.send(method, path, body);
    expect(reply.status, what).toBe(status);
    expect(reply.headers.get('content-type'), what).toContain('application/problem+json');
    const problem = reply.json<Problem>();
    expect(problem.status, what).toBe(status);
    expect(problem.title, what).not.toBe('');
    expect(problem.detail, what).toMatch(detail);
    expect(reply.text, what).not.toMatch(/\bat .*:\d+:\d+/);
  }
  const after = await api.run(run.id);
  expect(after.state).toBe('running');
});

test('a body of another type than JSON is refused', async ({ api }) => {
  const reply = await api.send('POST', '/api/runs', 'scenario=slice', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(reply.status).toBe(415);
});

test('a body of 100 MB is refused and the server goes on', async ({ api }) => {
  const body = JSON.stringify({ scenario: 'x'.repeat(100 * MIB) });
  const status = await api.send('POST', '/api/runs', body).then(
    (reply) => reply.status,
    // A server may also hang up on who goes on sending after the answer.
    () => 413,
  );
  expect(status).toBe(413);
  expect((await api.send('GET', '/healthz')).json()).toMatchObject({ status: 'ok' });
});

test('a run that has ended takes neither operations nor captures', async ({ api }) => {
  const run = await api.start('slice');
  const ended = await api.json<Run>('DELETE', `/api/runs/${run.id}`);
  expect(ended.state).toBe('stopped');
  const captured = await api.send('POST', `/api/runs/${run.id}/captures`, { type: 'heap' });
  expect(captured.status).toBe(409);
  const triggered = await api.send('POST', `/api/runs/${run.id}/trigger`, { times: 1 });
  expect(triggered.status).toBe(409);
});
