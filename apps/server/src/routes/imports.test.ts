import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  buildTimeTree,
  decodePprof,
  encodePprof,
  labelKeys,
  type Profile,
  ProfileBuilder,
  totals,
} from '@leakscope/profile';
import { type Capture, MAX_IMPORT_BYTES, type Problem } from '@leakscope/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server[Symbol.asyncDispose]());

function heap(): Uint8Array<ArrayBuffer> {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    timeNanos: 1n,
  });
  const frame = (name: string, file: string) => ({ name, file, line: 3, column: 1 });
  builder.addSample({
    frames: [frame('alloc', 'node:buffer'), frame('leak', '/app/leak.ts')],
    values: [4096],
  });
  return Uint8Array.from(encodePprof(builder.build()));
}

async function send(body: BodyInit, path = '/api/captures', headers: HeadersInit = {}) {
  return server.request(path, { method: 'POST', body, headers });
}

async function captured(answer: Response): Promise<Capture> {
  expect(answer.status).toBe(201);
  return (await answer.json()) as Capture;
}

async function refused(answer: Response): Promise<[number, string]> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return [answer.status, ((await answer.json()) as Problem).detail];
}

async function profileOf({ id }: Capture): Promise<Profile> {
  const answer = await server.request(`/api/captures/${id}/profile`);
  return decodePprof(gunzipSync(await answer.arrayBuffer()));
}

/** What is on its way in the data directory. */
async function parts(): Promise<string[]> {
  const names = await readdir(join(server.directory, 'captures'));
  return names.filter((name) => name.endsWith('.part'));
}

test.each([
  ['plain', heap()],
  ['gzipped', Uint8Array.from(gzipSync(heap()))],
])('a %s pprof body becomes a capture without a run', async (_, body) => {
  const capture = await captured(await send(body, '/api/captures?name=before.pb.gz'));
  expect(capture).toMatchObject({
    run: null,
    type: 'heap',
    state: 'ready',
    trigger: 'import',
    totals: [4096],
    imported: { name: 'before.pb.gz', format: 'pprof' },
    culprit: { function: 'leak', file: '/app/leak.ts', line: 3, share: 1 },
  });
  const path = `/api/captures/${capture.id}`;
  expect(await (await server.request(path)).json()).toEqual(capture);
  expect(totals(await profileOf(capture))).toEqual([4096]);

  const list = (await (await server.request('/api/captures')).json()) as Capture[];
  expect(list.map(({ id }) => id)).toContain(capture.id);
  expect((await server.request(path, { method: 'DELETE' })).status).toBe(204);
  expect((await server.request(path)).status).toBe(404);
});

test('a form field file is read, and keeps its name without folders', async () => {
  const form = new FormData();
  form.set('file', new File(['main;leak 7\nmain;other 3\n'], 'C:\\secret\\stacks.folded'));
  const capture = await captured(await send(form));
  expect(capture.imported).toMatchObject({ name: 'stacks.folded', format: 'folded stacks' });
  expect(capture.totals).toEqual([10]);
});

test('profiles of one file are shown together where they count the same, sizes first', async () => {
  const of = (name: string, unit: string, weight: number) => ({
    type: 'sampled',
    name,
    unit,
    startValue: 0,
    endValue: weight,
    samples: [[0]],
    weights: [weight],
  });
  const file = {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: [{ name: 'leak' }] },
    profiles: [of('objects', 'none', 3), of('a', 'bytes', 40), of('b', 'bytes', 2)],
  };
  const capture = await captured(await send(JSON.stringify(file)));
  expect(capture.totals).toEqual([42]);
  expect(capture.imported?.notes).toEqual(
    expect.arrayContaining([
      expect.stringContaining('2 profiles, shown together: a, b'),
      expect.stringContaining('not shown here'),
    ]),
  );
});

test('a file of samples in the order of time keeps that order', async () => {
  const frames = ['parse', 'print'].map((name) => ({ name }));
  const file = (...profiles: number[][]): string =>
    JSON.stringify({
      $schema: 'https://www.speedscope.app/file-format-schema.json',
      shared: { frames },
      profiles: profiles.map((order) => ({
        type: 'sampled',
        name: 'main',
        unit: 'milliseconds',
        startValue: 0,
        endValue: order.length,
        samples: order.map((frame) => [frame]),
        weights: order.map(() => 1),
      })),
    });
  const inOrder = await profileOf(await captured(await send(file([0, 1, 0]))));
  expect(buildTimeTree(inOrder, { type: 0 }).length).toBe(4);
  expect(labelKeys(inOrder)).toEqual(['time']);
  // Two threads have no order in common.
  expect(labelKeys(await profileOf(await captured(await send(file([0, 1, 0], [1])))))).toEqual([]);
});

test('what is no profile is refused with what is read', async () => {
  const [status, detail] = await refused(await send('{"hello": "world"}'));
  expect(status).toBe(415);
  expect(detail).toMatch(/speedscope/);
});

test('what is broken is refused with where it is broken', async () => {
  const [status, detail] = await refused(await send('{"head": {"callFrame": 5}, "samples": []}'));
  expect(status).toBe(400);
  expect(detail).toMatch(/V8 heap profile: .*byte \d+/);
  const damaged = gzipSync(randomBytes(10_000)).subarray(0, 5_000);
  expect((await refused(await send(Uint8Array.from(damaged))))[0]).toBe(400);
});

test('an empty body and a form without a file are refused', async () => {
  expect((await refused(await send('')))[0]).toBe(400);
  const form = new FormData();
  form.set('other', 'x');
  expect(await refused(await send(form))).toEqual([400, expect.stringMatching(/^file: /)]);
});

test('what is announced or becomes too large is refused, and nothing is left of it', async () => {
  const length = { 'content-length': String(MAX_IMPORT_BYTES + 1) };
  expect((await refused(await send('x', '/api/captures', length)))[0]).toBe(413);

  const chunk = new Uint8Array(8 * 1024 * 1024);
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const answer = await server.request('/api/captures', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect((await refused(answer))[0]).toBe(413);
  expect(sent).toBeLessThan(MAX_IMPORT_BYTES + 4 * chunk.length);
  expect(await parts()).toEqual([]);
});

test('a small file that becomes a large one is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(MAX_IMPORT_BYTES + 1024));
  expect((await refused(await send(Uint8Array.from(bomb))))[0]).toBe(413);
});

test('frames that name files of this machine cause none to be read', async () => {
  const capture = await captured(await send('main (/etc/passwd:1) 5\n'));
  const profile = await server.request(`/api/captures/${capture.id}/profile`);
  const text = gunzipSync(await profile.arrayBuffer()).toString('latin1');
  expect(text).not.toMatch(/root:/);
});
