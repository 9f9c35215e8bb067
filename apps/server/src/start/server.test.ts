import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/directory.ts';
import { readEvents } from '../testing/events.ts';
import type { Settings } from './flags.ts';
import { startServer } from './server.ts';
import { StartError } from './start-error.ts';

function settings(data: string, change: Partial<Settings> = {}): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    data,
    token: 'T',
    open: false,
    maxSandboxes: 1,
    memoryCap: 64 * 1024 ** 2,
    ...change,
  };
}

test('a server answers under its link until it is closed', async () => {
  await using directory = await temporaryDirectory();
  const server = await startServer(settings(directory.path), () => {});
  expect(server.link).toBe(`http://127.0.0.1:${server.port}/?token=T`);
  const answer = await fetch(`http://localhost:${server.port}/healthz`);
  expect(await answer.json()).toMatchObject({ status: 'ok' });

  const stream = await fetch(`http://127.0.0.1:${server.port}/api/events?run=none`);
  expect(stream.status).toBe(404);
  await server.close();
  await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow(/fetch failed/);
});

test('who follows a run when the server is closed hears how it ended', async () => {
  await using directory = await temporaryDirectory();
  const server = await startServer(settings(directory.path), () => {});
  const origin = `http://127.0.0.1:${server.port}`;
  const { run } = (await (await fetch(`${origin}/leak/goroutine`)).json()) as { run: string };
  const { body } = await fetch(`${origin}/api/runs/${run}/events`);
  if (body === null) throw new Error('an event stream has a body');
  const reading = readEvents(body, Infinity);
  await server.close();
  const last = (await reading).at(-1);
  expect(last).toMatchObject({ name: 'state', data: { run: { state: 'stopped' } } });
});

test('a port in use is said in one line', async () => {
  await using directory = await temporaryDirectory();
  const first = await startServer(settings(directory.path), () => {});
  const second = startServer(settings(directory.path, { port: first.port }), () => {});
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(new RegExp(`^Port ${first.port} is in use.*--port\\.$`));
  await first.close();
});

test('a host that is not ours and a directory that cannot be one are said in one line', async () => {
  await using directory = await temporaryDirectory();
  const elsewhere = startServer(settings(directory.path, { host: '203.0.113.1' }), () => {});
  await expect(elsewhere).rejects.toThrow(/^203\.0\.113\.1 is no address.*--host\.$/);

  const file = join(directory.path, 'file');
  await writeFile(file, '');
  const nowhere = startServer(settings(join(file, 'data')), () => {});
  await expect(nowhere).rejects.toThrow(StartError);
  await expect(nowhere).rejects.toThrow(/^The data directory .*cannot be used.*--data\.$/);
});
