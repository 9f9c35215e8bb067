import type { Page } from '@playwright/test';
import { valueOf } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

const MIB = 1024 * 1024;
/** A load, its settling and its report on a machine that does much else. */
const REPORTED_MS = 60_000;

const phase = (page: Page) => page.getByTestId('load-figures');
const row = (page: Page, metric: string) =>
  page.getByTestId('load-report').locator(`[data-metric="${metric}"]`);

/** Starts a load through the form of a run's page. */
async function startLoad(page: Page, seconds: number, rate: number): Promise<void> {
  await page.getByLabel('For', { exact: true }).fill(String(seconds));
  await page.getByLabel('At most per second').fill(String(rate));
  await page.getByRole('button', { name: 'Start the load' }).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'running');
}

test('a load shows live, on the charts, and then in a report that tells a leak', async ({
  page,
  api,
}) => {
  test.slow();
  const run = await api.start('cache');
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByTestId('chart-requests')).toBeHidden();
  await startLoad(page, 6, 100);
  await expect.poll(() => valueOf(page.getByTestId('load-requests'))).toBeGreaterThan(50);
  expect(await valueOf(page.getByTestId('load-p99'))).toBeGreaterThan(0);
  await expect(page.getByTestId('chart-memory').locator('.plot-bands rect')).toHaveCount(1);
  await expect(page.getByTestId('chart-requests').locator('path.line')).toBeVisible();
  await expect(page.getByTestId('chart-latency').locator('path.line')).toBeVisible();

  await test.step('a second one is refused while it goes on', async () => {
    const refused = await api.send('POST', `/api/runs/${run.id}/load`, { seconds: 1 });
    expect(refused.status).toBe(409);
  });
  const report = page.getByTestId('load-report');
  await expect(report).toBeVisible({ timeout: REPORTED_MS });
  await expect(report).toHaveAttribute('data-leaking', 'true');
  await expect(row(page, 'liveHeap')).toHaveAttribute('data-sign', 'true');
  await expect(row(page, 'external')).toHaveAttribute('data-sign', 'false');
  expect(await valueOf(page.getByTestId('load-errors'))).toBe(0);

  await test.step('what it left is what the process holds', async () => {
    const { liveHeap } = await api.collect(run.id);
    expect(liveHeap).toBeGreaterThan(20 * MIB);
  });
  await test.step('it is still there when the page is opened again', async () => {
    const collections = page.getByRole('img', { name: /Collections shown: [1-9]/ });
    await expect(collections).toBeVisible();
    await page.reload();
    await expect(collections).toBeVisible();
    await expect(report).toHaveAttribute('data-leaking', 'true');
    await expect(page.getByTestId('chart-memory').locator('.plot-bands rect')).toHaveCount(1);
    await expect(page.getByTestId('chart-requests').locator('path.line')).toBeVisible();
    await expect(page.getByTestId('chart-latency').locator('path.line')).toBeVisible();
  });
});

test('a load can be cancelled', async ({ page, api }) => {
  const run = await api.start('cache', { variant: 'fixed' });
  await page.goto(`/runs/${run.id}`);
  await startLoad(page, 60, 50);
  await expect.poll(() => valueOf(page.getByTestId('load-requests'))).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Cancel the load' }).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'cancelled', { timeout: REPORTED_MS });
  await expect(page.getByTestId('load-report')).toHaveAttribute('data-leaking', 'false');
  await expect(page.getByRole('button', { name: 'Start the load' })).toBeEnabled();
});

test('a load that cannot be says why', async ({ page, api }) => {
  const run = await api.start('slice', { variant: 'fixed' });
  await page.goto(`/runs/${run.id}`);
  await page.getByLabel('Connections').fill('5000');
  await page.getByRole('button', { name: 'Start the load' }).click();
  await expect(page.getByText('Connections: at most 1000.')).toBeVisible();
  await api.stop(run.id);
  await expect(page.getByRole('button', { name: 'Start the load' })).toBeDisabled();
});
