import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { paintedGraph } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** A name that somebody gave a function to see what we do. */
const HOSTILE = '</script><img src=x onerror=document.title="owned">';
const FOLDED = `main;work;${HOSTILE} 40\nmain;work;other 60\n`;

/** Drops files on the page, as a person does. */
async function drop(page: Page, files: readonly { name: string; content: string }[]) {
  const transfer = await page.evaluateHandle((given) => {
    const made = new DataTransfer();
    for (const { name, content } of given) made.items.add(new File([content], name));
    return made;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByTestId('drop-zone')).toHaveCount(0);
}

/** Chooses an entry of the export menu. @returns the file's content */
async function exported(page: Page, entry: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('menuitem', { name: new RegExp(`^${entry}`) })
      .first()
      .click(),
  ]);
  return {
    name: download.suggestedFilename(),
    content: await readFile(await download.path()),
  };
}

test('a profile dropped on any page opens, and hostile names are text', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await drop(page, [{ name: 'stacks.folded', content: FOLDED }]);
  await page.waitForURL(/\/captures\/\w+/);
  const graph = await paintedGraph(page);
  await expect(graph).toContainText(HOSTILE);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('stacks.folded');
  await expect(page.locator('img')).toHaveCount(0);
  expect(await page.title()).not.toBe('owned');
});

test('several files open in the history, and what is no profile says why', async ({ page }) => {
  await page.goto('/history');
  const before = { name: 'before.folded', content: 'main;leak 10\n' };
  const after = { name: 'after.folded', content: 'main;leak 30\n' };
  const broken = { name: 'broken.heapprofile', content: '{"head": {"callFrame": 5}}' };
  await drop(page, [before, broken, after]);
  await expect(page.getByText('broken.heapprofile was not imported')).toBeVisible();
  await expect(page.getByText(/Not a readable V8 heap profile.*byte \d+/)).toBeVisible();
  await expect(page).toHaveURL(/show=captures/);
  await expect(page.getByRole('table', { name: 'Captures' })).toContainText('after.folded');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForURL(/\/compare\?/);
  await expect(page.getByTestId('totals')).toContainText('+20');
});

test('files can be chosen as well', async ({ page }) => {
  await page.goto('/history');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import profiles' }).click(),
  ]);
  await chooser.setFiles({
    name: 'chosen.folded',
    mimeType: 'text/plain',
    buffer: Buffer.from(FOLDED),
  });
  await page.waitForURL(/\/captures\/\w+/);
  await paintedGraph(page);
});

test('the standalone page works from disk, with hostile names as text', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await drop(page, [{ name: 'stacks.folded', content: FOLDED }]);
  await page.waitForURL(/\/captures\/\w+/);
  await paintedGraph(page);
  const { content } = await exported(page, 'Standalone page');
  expect(content.byteLength).toBeLessThan(64 * 1024);

  const directory = await mkdtemp(join(tmpdir(), 'leakscope export '));
  try {
    const file = join(directory, 'profile.html');
    await writeFile(file, content);
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(file).href);
    const graph = page.locator('.graph');
    await expect(graph).toContainText(HOSTILE);
    await expect(page.locator('img')).toHaveCount(0);

    await page.getByRole('searchbox').fill('OTHER');
    await expect(page.getByRole('status')).toHaveText('60.0 % · 60');
    await expect(graph.locator('.match')).toHaveCount(1);
    await page.getByRole('searchbox').fill('a(');
    await expect(page.getByRole('status')).toHaveText('Nothing matches');

    await graph.getByRole('button', { name: /^other/ }).click();
    const widths = await graph
      .locator('.frame')
      .evaluateAll((frames) => frames.map((frame) => Math.round(frame.clientWidth)));
    expect(new Set(widths).size).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Total' }).click();
    await expect(page.locator('tbody tr').first()).toContainText('main');
    expect(problems).toEqual([]);
  } finally {
    await page.context().setOffline(false);
    await rm(directory, { recursive: true, force: true });
  }
});

test('a profile leaves in every format, and comes back with its total', async ({ page, api }) => {
  const run = await api.start('slice');
  await api.trigger(run.id, 3);
  const capture = await api.capture(run.id, 'heap');
  await page.goto(`/captures/${capture.id}`);
  await paintedGraph(page);
  const total = capture.totals[capture.sampleTypes.findIndex(({ type }) => type === 'inuse_space')];
  for (const entry of ['pprof', 'speedscope JSON', 'Folded stacks']) {
    const { name, content } = await exported(page, entry);
    const answer = await fetch(`${api.origin}/api/captures?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: new Uint8Array(content),
    });
    expect(answer.status, entry).toBe(201);
    const { totals } = (await answer.json()) as { totals: number[] };
    expect(totals, entry).toContain(total);
  }
  const svg = (await exported(page, 'SVG')).content.toString('utf8');
  expect(svg).toContain('sliceLeak');
  expect(svg).not.toContain('<script');
  const page1 = (await exported(page, 'Standalone page')).content.toString('utf8');
  const page2 = (await exported(page, 'Standalone page with source')).content.toString('utf8');
  expect(page2.length).toBeGreaterThan(page1.length);
});
