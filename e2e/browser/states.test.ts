import { expect, test } from '@playwright/test';
import {
  captureThroughMenu,
  expectRunning,
  paintedGraph,
  startFromGallery,
  trigger,
} from '../support/pages.ts';
import { startServer, withDirectory, withServer } from '../support/server.ts';

const MIB = 1024 * 1024;

test('what does not exist says so and leads on', async ({ page }) => {
  await withServer(async ({ link, api }) => {
    await page.goto(link);
    for (const [path, title] of [
      ['/runs/nope', 'There is no such run'],
      ['/captures/nope', 'There is no such capture'],
      ['/nothing/here', 'There is no such page'],
    ] as const) {
      await page.goto(`${api.origin}${path}`);
      await expect(page.getByText(title)).toBeVisible();
      await page.getByRole('link', { name: 'Look in the history' }).click();
      await expect(page.getByText('No runs yet')).toBeVisible();
    }
  });
});

test('a page whose server has gone says so, and goes on when it is back', async ({ page }) => {
  await withDirectory(async (data) => {
    const first = await startServer({ data });
    const run = await startFromGallery(page, first.link, 'slice');
    await trigger(page, 10);
    const capture = await captureThroughMenu(page, 'Heap');
    await paintedGraph(page);
    await page.goBack();
    await expectRunning(page);
    const connection = page.getByTestId('connection');
    await expect(connection).toHaveAttribute('data-phase', 'live');

    await first.end('SIGKILL');
    await expect(connection).toContainText('Connection lost');

    const port = Number(new URL(first.api.origin).port);
    const second = await startServer({ data, port });
    try {
      const state = page.getByTestId('run-state');
      await expect(state).not.toHaveAttribute('data-state', 'running', { timeout: 30_000 });
      await expect(page.getByTestId('notice')).toBeVisible();

      await page.goto(second.link);
      await page.getByRole('link', { name: 'History' }).click();
      await expect(page.locator(`[data-run="${run}"]`)).toBeVisible();
      await page.goto(`${second.api.origin}/captures/${capture}`);
      const selected = (await paintedGraph(page)).locator('[aria-selected="true"]');
      await expect(selected).toHaveAttribute('aria-label', /^sliceLeak/);
    } finally {
      await second.end();
    }
  });
});

test('a run at its memory cap says so and shows the heap it had', async ({ page }) => {
  await withServer(async ({ link, api }) => {
    await page.goto(link);
    const run = await api.start('slice', { memoryCap: 256 * MIB });
    await page.goto(`${api.origin}/runs/${run.id}`);
    await expectRunning(page);
    await page.getByRole('button', { name: 'Trigger ×100' }).click();
    await expect(page.getByTestId('notice')).toContainText('Memory cap reached');
    await expect(page.getByRole('button', { name: 'Trigger ×1', exact: true })).toBeDisabled();
    await page.getByRole('link', { name: 'Open the heap at 80 %' }).click();
    const selected = (await paintedGraph(page)).locator('[aria-selected="true"]');
    await expect(selected).toHaveAttribute('aria-label', /^sliceLeak/);

    await page.goBack();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByTestId('run-state')).toHaveAttribute('data-state', 'stopped');
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page).not.toHaveURL(new RegExp(run.id));
    await expectRunning(page);
  });
});

test('a process that is killed is shown as a crash', async ({ page }) => {
  await withServer(async ({ link, api }) => {
    const id = await startFromGallery(page, link, 'goroutine');
    const { pid } = await api.run(id);
    if (pid === null) throw new Error('a running sandbox has a pid');
    process.kill(pid, 'SIGKILL');
    await expect(page.getByTestId('run-state')).toHaveAttribute('data-state', 'crashed');
    await expect(page.getByTestId('notice')).toContainText('The process crashed');
  });
});
