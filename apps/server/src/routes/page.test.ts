import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppDeps } from '../deps.ts';
import { loadPage } from '../page/page.ts';
import { temporaryDirectory } from '../testing/directory.ts';
import { pageRoutes } from './page.ts';

const HTML = { accept: 'text/html,application/xhtml+xml' };

async function withPage(
  use: (
    get: (path: string, headers?: Record<string, string>) => Promise<Response>,
  ) => Promise<void>,
): Promise<void> {
  await using directory = await temporaryDirectory();
  await mkdir(join(directory.path, 'assets'));
  await writeFile(join(directory.path, 'index.html'), '<!doctype html>the page');
  await writeFile(join(directory.path, 'icon.svg'), '<svg/>');
  await writeFile(join(directory.path, 'assets', 'index-B4x_9-Qz.js'), 'run()');
  const page = await loadPage(directory.path);
  const app = new Hono().route('/', pageRoutes({ page } as AppDeps));
  await use(async (path, headers = {}) => app.request(path, { headers }));
}

test('the page is served for every path that it understands itself', async () => {
  await withPage(async (get) => {
    for (const path of ['/', '/runs/abc', '/captures/abc', '/history', '/whatever']) {
      const answer = await get(path, HTML);
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).toContain('the page');
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
    }
  });
});

test('what programs ask for is never the page', async () => {
  await withPage(async (get) => {
    for (const path of ['/api/nothing', '/debug/nothing', '/runs/abc/debug/x', '/assets/gone.js']) {
      expect((await get(path, HTML)).status, path).toBe(404);
    }
    expect((await get('/nowhere', { accept: '*/*' })).status).toBe(404);
  });
});

test('files with a hash in their name are kept for ever, others are asked for again', async () => {
  await withPage(async (get) => {
    const script = await get('/assets/index-B4x_9-Qz.js');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const icon = await get('/icon.svg');
    expect(icon.headers.get('cache-control')).toBe('no-cache');
    const etag = icon.headers.get('etag') ?? '';
    expect((await get('/icon.svg', { 'if-none-match': etag })).status).toBe(304);
  });
});

test('nothing outside the page is ever served', async () => {
  await withPage(async (get) => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fetc/passwd',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});

test('a page that was not built says so', async () => {
  const page = await loadPage('/nowhere at all');
  const app = new Hono().route('/', pageRoutes({ page } as AppDeps));
  const answer = await app.request('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm start');
});
