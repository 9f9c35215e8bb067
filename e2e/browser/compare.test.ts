import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Api } from '../support/api.ts';
import { paintedGraph } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** Two heaps of a leak, the second after more of it. */
async function twoHeaps(api: Api): Promise<{ run: string; base: string; now: string }> {
  const { id: run } = await api.start('slice');
  await api.trigger(run, 2);
  const base = (await api.capture(run, 'heap')).id;
  await api.trigger(run, 10);
  return { run, base, now: (await api.capture(run, 'heap')).id };
}

const table = (page: Page) => page.getByRole('region', { name: 'Largest changes' });
const totals = (page: Page) => page.getByTestId('totals');

test('two captures of a run show what grew, and lead to either', async ({ page, api }) => {
  const { base, now } = await twoHeaps(api);
  await page.goto(`/captures/${now}`);
  await page.getByRole('link', { name: 'Compare with…' }).click();
  await expect(page.getByRole('heading', { name: 'What was before?' })).toBeVisible();
  // The likeliest comes first: the earlier heap of the same run.
  await page
    .getByRole('button', { name: /^heap of slice leak/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`base=${base}`));

  const graph = await paintedGraph(page);
  const leak = graph.locator('[aria-label^="sliceLeak,"]').first();
  await expect(leak).toHaveAttribute('data-change', 'grown');
  await expect(leak).toHaveAttribute('aria-label', /\+\d+(\.\d+)?\sMiB$/);
  await expect(totals(page)).toContainText(/^\+\d+(\.\d+)?\sMiB/);
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('gone');

  await page.getByRole('button', { name: 'Swap before and after' }).click();
  await expect(totals(page)).toContainText(/^−\d+(\.\d+)?\sMiB/);
  const shrunk = (await paintedGraph(page)).locator('[aria-label^="sliceLeak,"]').first();
  await expect(shrunk).toHaveAttribute('data-change', 'shrunk');
  await page.goBack();
  await expect(totals(page)).toContainText(/^\+/);

  await table(page)
    .getByRole('button', { name: /sliceLeak/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Show after' }).click();
  await expect(page).toHaveURL(new RegExp(`/captures/${now}`));
  const selected = (await paintedGraph(page)).locator('[aria-selected="true"]');
  await expect(selected).toHaveAttribute('aria-label', /^sliceLeak/);
});

test('settings of a comparison stand in its address', async ({ page, api }) => {
  const { base, now } = await twoHeaps(api);
  await page.goto(`/compare?base=${base}&with=${now}`);
  await paintedGraph(page);
  await page.getByRole('button', { name: 'Shares' }).click();
  await expect(page).toHaveURL(/by=share/);
  await page.getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('searchbox').fill('slicel');
  await expect(page.locator('#search-result')).toContainText(/[1-9] of [1-9]|[1-9] match/);
  await page.reload();
  await paintedGraph(page);
  await expect(page.getByRole('button', { name: 'Shares' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('searchbox')).toHaveValue('slicel');
  await page.getByRole('button', { name: 'Change, total' }).click();
  await expect(page.getByRole('columnheader', { name: 'Change, total' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('what is compared can be filtered, and the back button takes it back', async ({
  page,
  api,
}) => {
  const { base, now } = await twoHeaps(api);
  await page.goto(`/compare?base=${base}&with=${now}&show=all`);
  const graph = await paintedGraph(page);
  const whole = await totals(page).textContent();
  const leak = graph.locator('[aria-label^="sliceLeak,"]').first();
  const chips = page.getByRole('list', { name: 'Filters in force' });
  const choose = async (entry: string) => {
    await leak.click({ button: 'right' });
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
  };

  await choose('Focus');
  await expect(chips).toContainText('Only through sliceLeak leak.ts');
  await expect(totals(page)).toContainText('of what the filters leave');
  await expect(totals(page)).not.toHaveText(whole ?? '');
  await page.reload();
  await paintedGraph(page);
  await expect(chips).toContainText('Only through sliceLeak');
  await choose('Hide it');
  await expect(leak).toHaveCount(0);
  await page.getByRole('button', { name: /^Remove: Hiding/ }).click();
  await expect(leak).toHaveCount(1);
  await choose('Ignore');
  await expect(page.getByText('leave nothing of this profile')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(chips).toHaveCount(0);
  await expect(totals(page)).toHaveText(whole ?? '');
  await page.goBack();
  await expect(page.getByText('leave nothing of this profile')).toBeVisible();
});

test('one function of a comparison stands between its callers and callees', async ({
  page,
  api,
}) => {
  const { base, now } = await twoHeaps(api);
  await page.goto(`/compare?base=${base}&with=${now}`);
  const graph = await paintedGraph(page);
  await graph.locator('[aria-label^="sliceLeak,"]').first().click();
  await page.keyboard.press('s');
  const callers = page.getByRole('tree', { name: 'Flame graph of the callers' });
  const callees = page.getByRole('tree', { name: 'Flame graph of the callees' });
  for (const half of [callers, callees]) {
    const root = half.locator('[aria-level="1"]');
    await expect(root).toHaveAttribute('aria-label', /^sliceLeak,.*\+\d/);
    await expect(root).toHaveAttribute('data-change', 'grown');
  }
  await expect(callers.locator('[aria-level="2"]')).not.toHaveCount(0);
  await page.goBack();
  await expect(graph).toHaveCount(1);
  await page.keyboard.press('t');
  await expect(graph).toHaveCount(0);
  await expect(table(page)).toContainText('sliceLeak');
});

test('a search of changes takes expressions, says what they hold, and leads to them', async ({
  page,
  api,
}) => {
  const { base, now } = await twoHeaps(api);
  await page.goto(`/compare?base=${base}&with=${now}`);
  const graph = await paintedGraph(page);
  const box = page.getByRole('searchbox');
  await page.keyboard.press('/');
  await box.fill('^slice(Leak|Nothing)$');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await expect(page.locator('#search-result')).toContainText('%');
  await box.press('Enter');
  await expect(graph.locator('[aria-selected="true"]')).toHaveAttribute('aria-label', /^sliceLeak/);
  const rows = table(page).getByRole('rowheader');
  await expect(rows.filter({ hasNotText: 'sliceLeak' })).toHaveCount(0);
  await box.fill('a(');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/regex/);
});

test('what does not fit together says why', async ({ page, api }) => {
  const { run, base } = await twoHeaps(api);
  const other = (await api.capture(run, 'async')).id;
  await page.goto(`/compare?base=${base}&with=${other}`);
  await expect(page.getByText('These captures cannot be compared')).toBeVisible();
  await expect(
    page.getByText(/one has inuse_objects, inuse_space, the other goroutine/),
  ).toBeVisible();
  await page.goto(`/compare?base=${base}&with=${base}`);
  await expect(page.getByText('Nothing changed')).toBeVisible();
  await page.goto(`/compare?base=${base}&with=nope`);
  await expect(page.getByRole('alert')).toContainText('could not be compared');
});

test('a leak and its fix are compared by their flame graphs', async ({ page, api }) => {
  const leak = await api.start('slice');
  const fixed = await api.start('slice', { variant: 'fixed' });
  await Promise.all([leak, fixed].map(({ id }) => api.trigger(id, 5)));
  await page.goto(`/runs/${leak.id}?with=${fixed.id}`);
  await page.getByRole('button', { name: 'Compare flame graphs' }).click();
  await page.waitForURL(/\/compare\?/);
  const graph = await paintedGraph(page);
  await expect(graph.locator('[aria-label^="sliceLeak,"]').first()).toHaveAttribute(
    'data-change',
    'new',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a comparison is accessible and fits a phone, ${colorScheme}`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { base, now } = await twoHeaps(api);
    for (const path of [`/compare?base=${base}&with=${now}&show=all`, `/compare?with=${now}`]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      if (path.includes('base')) await paintedGraph(page);
      else await expect(page.getByRole('heading', { name: 'What was before?' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      expect.soft(found, path).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, { message: path }).toBeLessThanOrEqual(0);
    }
  });
}
