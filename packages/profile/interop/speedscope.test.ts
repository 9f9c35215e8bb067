import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProfile, type ReadResult } from '../src/index.ts';
import { fuzzSamples } from '../src/testing/fuzz/samples.ts';
import { contentOf } from '../src/testing/round-trip.ts';

const PAGE_MS = 30_000;
/** Chromium as root needs the first; speedscope reads its own parts from the disk. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'];
const require = createRequire(import.meta.url);
const page = require.resolve('speedscope/dist/release/index.html');

let browser: Browser;
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'leakscope speedscope '));
  const executablePath = process.env['CHROMIUM_PATH'];
  browser = await chromium.launch({ args: FLAGS, ...(executablePath ? { executablePath } : {}) });
});

afterAll(async () => {
  await browser.close();
  await rm(directory, { recursive: true, force: true });
});

/** Opens a file in speedscope and gives what it exports. */
async function throughSpeedscope(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  const tab = await browser.newPage({ acceptDownloads: true });
  try {
    tab.setDefaultTimeout(PAGE_MS);
    await tab.goto(pathToFileURL(page).href);
    await tab.setInputFiles('input[type=file]', path);
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByText('Export').click(),
    ]);
    return await readFile(await download.path());
  } finally {
    await tab.close();
  }
}

// What we write, that is; of V8's own files speedscope leaves out what idles.
test.each(['speedscope', 'folded'])('%s says the same to speedscope as to us', async (format) => {
  for (const { bytes } of fuzzSamples(20)[format] ?? []) {
    const ours = readProfile(bytes);
    const theirs = readProfile(await throughSpeedscope(`sample.${format}`, bytes));
    expect(theirs.format).toBe('speedscope');
    expect(said(theirs)).toEqual(said(ours));
  }
});

function said({ profiles }: ReadResult): unknown {
  return profiles.map(({ profile }) => {
    // Of folded stacks speedscope takes the place of a frame for a part of its name.
    const [content] = contentOf(profile, ({ name }) => name.replace(/ \(.*:\d+\)$/, ''));
    return { total: content?.total, values: content?.values };
  });
}
