import type { Problem, Run, Verification } from '@leakscope/protocol';
import { expect, test, vi } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { testServer, type TestServer } from '../testing/server.ts';

/** Some ten seconds on a quiet machine. */
const VERIFIED_MS = 90_000;
const LONG = { timeout: 2 * VERIFIED_MS };
/** Room for the operations of a verification. */
const ROOM = { memoryCap: 1024 ** 3 };

async function start(server: TestServer, scenario: string): Promise<Verification> {
  const answer = await server.post('/api/verifications', { scenario });
  expect(answer.status).toBe(202);
  const verification = (await answer.json()) as Verification;
  expect(answer.headers.get('location')).toBe(`/api/verifications/${verification.id}`);
  return verification;
}

async function get(server: TestServer, id: string): Promise<Verification> {
  return (await (await server.request(`/api/verifications/${id}`)).json()) as Verification;
}

async function ended(server: TestServer, id: string): Promise<Verification> {
  await vi.waitFor(
    async () => expect((await get(server, id)).state).not.toBe('running'),
    VERIFIED_MS,
  );
  return await get(server, id);
}

test('both variants are verified, and the verdicts are there after a restart', LONG, async () => {
  await using directory = await temporaryDirectory();
  const data = directory.path;
  const begun = await (async () => {
    await using server = await testServer({ ...ROOM, data });
    const verification = await start(server, 'slice');
    expect(verification).toMatchObject({ state: 'running', endedAt: null, verdicts: [] });
    const { variants, verdicts, state } = await ended(server, verification.id);
    expect(state).toBe('done');
    expect(variants.map(({ variant, phase }) => [variant, phase])).toEqual([
      ['leak', 'done'],
      ['fixed', 'done'],
    ]);
    expect(verdicts.map(({ leaking }) => leaking)).toEqual([true, false]);
    expect(verdicts[0]?.findings[0]?.culprit?.function).toBe('sliceLeak');
    for (const { run } of variants) {
      const answer = await server.request(`/api/runs/${run}`);
      expect((await answer.json()) as Run).toMatchObject({ state: 'stopped', scenario: 'slice' });
      const headers = { 'last-event-id': '0' };
      const events = await (await server.request(`/api/runs/${run}/events`, { headers })).text();
      expect(events).toMatch(/^event: verdict$/m);
    }
    return verification;
  })();
  await using server = await testServer({ ...ROOM, data });
  expect(await get(server, begun.id)).toMatchObject({ state: 'done', progress: 1 });
  const listed = (await (await server.request('/api/verifications')).json()) as Verification[];
  expect(listed.map(({ id }) => id)).toEqual([begun.id]);
  const others = await server.request('/api/verifications?scenario=cache');
  expect(await others.json()).toEqual([]);
});

test('cancelling ends the processes and keeps what there is', LONG, async () => {
  await using server = await testServer(ROOM);
  const { id } = await start(server, 'cache');
  await vi.waitFor(async () => {
    const { variants } = await get(server, id);
    expect(variants.every(({ phase }) => phase === 'warming-up')).toBe(true);
  }, VERIFIED_MS);
  const cancelled = await server.request(`/api/verifications/${id}`, { method: 'DELETE' });
  expect((await cancelled.json()) as Verification).toMatchObject({ state: 'cancelled' });
  const runs = (await (await server.request('/api/runs')).json()) as Run[];
  expect(runs.map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  const again = await server.request(`/api/verifications/${id}`, { method: 'DELETE' });
  expect((await again.json()) as Verification).toMatchObject({ state: 'cancelled' });
});

test('one at a time of a scenario, and few at all', LONG, async () => {
  await using server = await testServer(ROOM);
  await start(server, 'slice');
  const same = await server.post('/api/verifications', { scenario: 'slice' });
  expect(same.status).toBe(409);
  await start(server, 'cache');
  const third = await server.post('/api/verifications', { scenario: 'goroutine' });
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).not.toBeNull();
});

test('a verification that cannot get its processes has failed with the reason', LONG, async () => {
  await using server = await testServer({ ...ROOM, maxSandboxes: 1 });
  const { id } = await start(server, 'slice');
  const { state, error } = await ended(server, id);
  expect(state).toBe('failed');
  expect(error).toMatch(/sandbox/);
});

test('what does not fit is refused', async () => {
  await using server = await testServer();
  for (const [body, status, field] of [
    [{}, 400, 'scenario'],
    [{ scenario: 'slice', variant: 'leak' }, 400, 'variant'],
    [{ scenario: 'nope' }, 404, 'scenario'],
  ] as const) {
    const answer = await server.post('/api/verifications', body);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as Problem).field).toBe(field);
  }
  expect((await server.request('/api/verifications/nope')).status).toBe(404);
  expect((await server.request('/api/verifications/nope', { method: 'DELETE' })).status).toBe(404);
  expect((await server.request('/api/verifications?limit=0')).status).toBe(400);
});
