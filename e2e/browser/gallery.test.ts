import type { Page } from '@playwright/test';
import type { Scenario } from '../support/contract.ts';
import { expectRunning } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** The ids of the cards on screen, in their order. */
const shown = (page: Page) =>
  page
    .locator('[data-scenario]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-scenario')));

const idsOf = (scenarios: readonly Scenario[]) => scenarios.map(({ id }) => id);

test('the gallery narrows down by what a leak shows in, uses up, and is found by', async ({
  page,
  api,
  server,
}) => {
  const all = await api.json<Scenario[]>('GET', '/api/scenarios');
  await page.goto(server.link);
  await expect.poll(() => shown(page)).toHaveLength(all.length);
  expect((await shown(page)).slice(0, 4)).toEqual(['slice', 'goroutine', 'httpclient', 'cache']);

  await page.getByLabel('Cause').selectOption('fds');
  const withFds = all.filter(({ causes }) => causes.includes('fds'));
  expect(withFds.length).toBeGreaterThan(0);
  await expect.poll(() => shown(page)).toEqual(idsOf(withFds));
  await expect(page.getByTestId('shown')).toContainText(`${withFds.length} of ${all.length}`);

  await page.getByLabel('Found by').selectOption('async');
  await page.getByLabel('Difficulty').selectOption('easy');
  const narrowed = idsOf(
    withFds.filter(({ capture, difficulty }) => capture === 'async' && difficulty === 'easy'),
  );
  await expect.poll(() => shown(page)).toEqual(narrowed);

  await page.reload();
  await expect.poll(() => shown(page)).toEqual(narrowed);
  await expect(page.getByLabel('Cause')).toHaveValue('fds');

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => shown(page)).toHaveLength(all.length);
  expect(new URL(page.url()).search).toBe('');
});

test('words are found in title, summary, id and Go analogue', async ({ page, server }) => {
  await page.goto(server.link);
  await expect(page.locator('[data-scenario="slice"]')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('backing ARRAY');
  await expect.poll(() => shown(page)).toContain('slice');
  await expect(page.locator('[data-scenario="goroutine"]')).toHaveCount(0);
  await expect(page).toHaveURL(/q=backing/);

  await page.keyboard.type(' of nothing that there is');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(page.locator('[data-scenario="goroutine"]')).toBeVisible();
});

test('healthy code that looks like a leak stands apart and runs as it is', async ({
  page,
  api,
  server,
}) => {
  const controls = (await api.json<Scenario[]>('GET', '/api/scenarios')).filter(
    ({ kind }) => kind === 'control',
  );
  const [first] = controls;
  expect(first).toBeDefined();
  await page.goto(server.link);
  const section = page.getByRole('region', { name: /^Look like leaks, are none/ });
  await expect(section.locator('[data-scenario]')).toHaveCount(controls.length);
  await page.getByRole('button', { name: /^Leaks \d/ }).click();
  await expect(section).toHaveCount(0);
  await page.getByRole('button', { name: /^Look like leaks/ }).click();
  await section
    .locator(`[data-scenario="${first?.id}"]`)
    .getByRole('button', { name: 'Start it' })
    .click();
  const run = await expectRunning(page);
  expect(await api.run(run)).toMatchObject({ scenario: first?.id, variant: 'fixed' });
  await expect(page.getByRole('button', { name: 'Run the leak' })).toHaveCount(0);
});

test('on a phone the filters wait behind a button', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.link);
  await expect(page.locator('[data-scenario="slice"]')).toBeVisible();
  await expect(page.getByLabel('Cause')).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Cause').selectOption('external');
  await expect(page.getByRole('button', { name: 'Filters · 1' })).toBeVisible();
  await expect(page.locator('[data-scenario="goroutine"]')).toHaveCount(0);
});
