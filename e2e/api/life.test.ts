import { readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Capture, Run } from '../support/contract.ts';
import { descendants, isAlive } from '../support/processes.ts';
import { runStart, startServer, withDirectory, withServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** What the operating system and the watchdog get to clear up after a server that was killed. */
const NO_ORPHAN_MS = 5_000;

async function allGone(pids: readonly number[]): Promise<void> {
  await until('all children to be gone', () => !pids.some((pid) => isAlive(pid)), NO_ORPHAN_MS);
}

test('a killed server leaves no child, not even one that no longer runs, and keeps its history', async () => {
  await withDirectory(async (data) => {
    const first = await startServer({ data });
    const run = await first.api.start('slice');
    await first.api.trigger(run.id, 2);
    const capture = await first.api.capture(run.id, 'heap');
    const silent = await first.api.start('httpclient');
    await first.api.trigger(silent.id, 1);
    const children = descendants(first.pid);
    expect(children).toContain(run.pid);
    // A stopped process is deafer than one in an endless loop: it cannot run a line any more.
    if (run.pid !== null) process.kill(run.pid, 'SIGSTOP');

    await first.end('SIGKILL');
    await allGone(children);

    const second = await startServer({ data });
    try {
      const runs = await second.api.json<Run[]>('GET', '/api/runs');
      const kept = runs.find((one) => one.id === run.id);
      expect(kept?.state).not.toBe('running');
      expect(kept?.endedAt).not.toBeNull();
      const captures = await second.api.json<Capture[]>('GET', '/api/captures');
      expect(captures.map((one) => one.id)).toContain(capture.id);
      const profile = await second.api.send('GET', `/api/captures/${capture.id}/profile`);
      expect(profile.status).toBe(200);
      expect(profile.bytes.length).toBeGreaterThan(0);
    } finally {
      await second.end();
    }
  });
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the server and all it has started`, async () => {
    await withServer(async (server) => {
      const run = await server.api.start('httpclient');
      await server.api.trigger(run.id, 1);
      const children = descendants(server.pid);
      expect(children.length).toBeGreaterThan(0);
      await server.end(signal);
      await allGone(children);
    });
  });
}

test('a damaged database is set aside with a message', async () => {
  await withDirectory(async (data) => {
    const first = await startServer({ data });
    const { id } = await first.api.start('slice');
    await first.end();
    // The log beside a SQLite file could make it whole again.
    for (const file of await readdir(data, { withFileTypes: true })) {
      if (!file.isFile()) continue;
      await writeFile(join(data, file.name), 'this is no database '.repeat(1000));
    }

    const second = await startServer({ data });
    try {
      expect(second.output()).toMatch(/damaged|set aside/i);
      const runs = await second.api.json<Run[]>('GET', '/api/runs');
      expect(runs.map((run) => run.id)).not.toContain(id);
      expect((await second.api.start('slice')).state).toBe('running');
    } finally {
      await second.end();
    }
  });
});

test('what is kept is for its owner alone', async () => {
  await withServer(async (server) => {
    const run = await server.api.start('slice');
    await server.api.capture(run.id, 'heap');
    expect((await stat(server.data)).mode & 0o777).toBe(0o700);
    for (const entry of await readdir(server.data, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      expect(mode & 0o077, entry.name).toBe(0);
    }
  });
});

test('what cannot be started is explained in one line', async () => {
  await withDirectory(async (directory) => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';

    const data = ['--data', join(directory, 'data')];
    const wrong: [readonly string[], RegExp][] = [
      [[...data, '--port', port], new RegExp(port)],
      [[...data, '--port', 'x'], /--port|port/i],
      [[...data, '--port', '70000'], /port/i],
      [[...data, '--nonsense'], /--nonsense/],
      [['--port', '0', '--data', join(file, 'data')], /data/],
    ];
    for (const [args, message] of wrong) {
      const { code, output } = await runStart(args);
      expect(code, output).toBe(2);
      expect(output).toMatch(message);
      expect(output.trim().split('\n'), output).toHaveLength(1);
    }
    taken.close();
  });
});
