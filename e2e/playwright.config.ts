import { defineConfig, devices } from '@playwright/test';

/** Chromium as root needs the first; the others keep it from talking to anyone but the server. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = process.env['CHROMIUM_PATH'];

const chromium = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  actionTimeout: 15_000,
  navigationTimeout: 30_000,
};

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  forbidOnly: true,
  // A test that passes on a second try has failed: what it tests is not reliable.
  retries: 0,
  // Each worker has a server with its sandboxes; two cores carry one of these in peace.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'api', testDir: 'api' },
    {
      name: 'browser',
      testDir: 'browser',
      use: { ...chromium, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
    },
    { name: 'interop', testDir: 'interop' },
    { name: 'screenshot', testDir: 'screenshot', use: chromium },
  ],
});
