import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { Api } from './api.ts';
import { startServer, type Server } from './server.ts';

/** Tests with a server that the tests of a file share; each finds it without running sandboxes. */
export const test = base.extend<{ api: Api; idle: void }, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's names
    async ({}, use) => {
      const directory = await mkdtemp(join(tmpdir(), 'leakscope e2e '));
      const server = await startServer({ data: join(directory, 'data') });
      await use(server);
      await server.end();
      await rm(directory, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  api: async ({ server }, use) => use(server.api),
  baseURL: async ({ server }, use) => use(server.api.origin),
  idle: [
    async ({ server }, use) => {
      await use();
      await server.api.stopAll();
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
