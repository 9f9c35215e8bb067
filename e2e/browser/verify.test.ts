import type { Page } from '@playwright/test';
import type { ScenarioDetail } from '../support/contract.ts';
import { valueOf } from '../support/pages.ts';
import { lineOf } from '../support/source.ts';
import { expect, test } from '../support/test.ts';

const MIB = 1024 * 1024;
/** Both variants on a machine that does much else. */
const VERIFIED_MS = 90_000;

const state = (page: Page) => page.getByTestId('verification-state');
const verdict = (page: Page, variant: 'leak' | 'fixed') =>
  page.locator(`[data-testid="verdict"][data-variant="${variant}"]`);

/** Starts a verification on its page. */
async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(state(page)).toHaveAttribute('data-state', 'running');
}

test('a leak is verified: measured, told from its fix, and its line named', async ({
  page,
  api,
  server,
}) => {
  test.slow();
  const { sources } = await api.json<ScenarioDetail>('GET', '/api/scenarios/slice');
  const line = lineOf(sources.leak.code, 'Buffer.alloc(');

  await page.goto(server.link);
  await page.locator('[data-scenario="slice"]').getByRole('link', { name: 'Verify' }).click();
  await verify(page);
  await expect(page).toHaveURL(/\/verify\/slice\?id=\w+/);

  await test.step('cycles are drawn as they are measured', async () => {
    const cycles = page.getByTestId('cycles-leak');
    await expect(cycles.locator('circle').first()).toBeVisible({ timeout: VERIFIED_MS });
    await expect(cycles.locator('path.fit')).toBeVisible({ timeout: VERIFIED_MS });
  });
  await expect(state(page)).toHaveAttribute('data-state', 'done', { timeout: VERIFIED_MS });
  await expect(page.getByTestId('verification-outcome')).toHaveText(
    'The leak is found, and the fix holds.',
  );

  await test.step('the leak', async () => {
    const leak = verdict(page, 'leak');
    await expect(leak).toHaveAttribute('data-leaking', 'true');
    const finding = leak.locator('[data-cause="external"]');
    const perOperation = await valueOf(finding);
    expect(perOperation).toBeGreaterThan(9.5 * MIB);
    expect(perOperation).toBeLessThan(10.5 * MIB);
    await expect(finding).toContainText(`by sliceLeak at leak.ts:${line}`);
  });
  await test.step('the fix', async () => {
    const fixed = verdict(page, 'fixed');
    await expect(fixed).toHaveAttribute('data-leaking', 'false');
    await expect(fixed.locator('[data-cause]')).toHaveCount(0);
  });
  await test.step('before and after', async () => {
    const row = page
      .getByRole('table', { name: 'Growth per operation' })
      .locator('[data-cause="external"]');
    expect(await valueOf(row.getByTestId('slope-leak'))).toBeGreaterThan(9.5 * MIB);
    expect(Math.abs(await valueOf(row.getByTestId('slope-fixed')))).toBeLessThan(0.5 * MIB);
  });
  await test.step('another resource can be looked at, and stays in the address', async () => {
    await page.getByLabel('What the charts show').selectOption('heap');
    await expect(page).toHaveURL(/cause=heap/);
    await page.reload();
    await expect(page.getByLabel('What the charts show')).toHaveValue('heap');
    await expect(verdict(page, 'leak')).toBeVisible();
  });
  await test.step('its runs are runs in the history, each with its verdict', async () => {
    await page.getByRole('link', { name: 'Open the run of the leak variant' }).click();
    await expect(page.getByTestId('run-state')).toHaveAttribute('data-state', 'stopped');
    await expect(verdict(page, 'leak')).toContainText('sliceLeak');
    await page.getByRole('link', { name: 'Open the verification' }).click();
    await expect(page).toHaveURL(/\/verify\/slice\?id=\w+/);
  });
});

test('a verification can be cancelled, and begun again', async ({ page, api }) => {
  await page.goto('/verify/goroutine');
  await verify(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(state(page)).toHaveAttribute('data-state', 'cancelled');
  const left = (await api.json<{ state: string }[]>('GET', '/api/runs')).filter(
    (run) => run.state === 'starting' || run.state === 'running',
  );
  expect(left).toEqual([]);
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(state(page)).toHaveAttribute('data-state', 'running');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(state(page)).toHaveAttribute('data-state', 'cancelled');
  await expect(
    page.getByRole('region', { name: 'Verifications of this scenario' }).getByRole('link'),
  ).toHaveCount(2);
});

test('of healthy code there is one variant to verify', async ({ page }) => {
  test.slow();
  await page.goto('/verify/bounded-cache');
  await verify(page);
  await expect(state(page)).toHaveAttribute('data-state', 'done', { timeout: VERIFIED_MS });
  await expect(page.getByTestId('verdict')).toHaveCount(1);
  await expect(verdict(page, 'fixed')).toHaveAttribute('data-leaking', 'false');
  await expect(page.getByTestId('verification-outcome')).toHaveText(
    'It only looks like a leak: nothing is kept.',
  );
});

test('what cannot be verified says so', async ({ page }) => {
  await page.goto('/verify/nothing-like-that');
  await expect(page.getByRole('alert')).toContainText('There is no scenario');
  await page.goto('/verify/slice?id=nope');
  await expect(page.getByRole('alert')).toContainText('There is no such verification');
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeVisible();
});
