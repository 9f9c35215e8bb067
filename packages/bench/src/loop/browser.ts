import { type Browser, chromium } from 'playwright-core';

/** Chromium as root needs the first; the others keep it from talking to anyone but the server. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({ args: FLAGS, ...(executablePath ? { executablePath } : {}) });
}
