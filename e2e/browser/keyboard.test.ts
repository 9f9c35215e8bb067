import { expectRunning, idIn, paintedGraph } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

test('the main job can be done without a mouse', async ({ page, api, server }) => {
  await page.goto(server.link);
  const start = page
    .locator('[data-scenario="slice"]')
    .getByRole('button', { name: 'Start the leak' });
  await expect(start).toBeVisible();
  const hasFocus = () => start.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 30 && !(await hasFocus()); presses++) {
    await page.keyboard.press('Tab');
  }
  expect(await hasFocus()).toBe(true);
  await page.keyboard.press('Enter');
  const run = await expectRunning(page);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('2');
  await expect(page.getByTestId('outcome').filter({ hasText: 'Ran 10 times' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByTestId('outcome').filter({ hasText: 'Collected.' })).toBeVisible();
  await page.keyboard.press('m');
  await page.waitForURL(/\/captures\/\w+/);

  const graph = await paintedGraph(page);
  const selected = graph.locator('[role="treeitem"][aria-selected="true"]');
  await expect(selected).toHaveAttribute('aria-label', /^sliceLeak/);
  await graph.focus();
  await page.keyboard.press('ArrowDown');
  await expect(selected).not.toHaveAttribute('aria-label', /^sliceLeak/);
  await page.keyboard.press('ArrowUp');
  await expect(selected).toHaveAttribute('aria-label', /^sliceLeak/);

  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('slice');
  await expect(page.locator(`[data-run="${run}"]`)).toBeVisible();
  expect((await api.run(run)).state).toBe('running');
});

test('what was done stays in the address', async ({ page, api }) => {
  const run = await api.start('slice');
  await api.trigger(run.id, 2);
  const capture = await api.capture(run.id, 'heap');
  await page.goto(`/captures/${capture.id}`);
  await paintedGraph(page);
  await page.getByRole('searchbox').fill('sliceLeak');
  await expect(page).toHaveURL(/sliceLeak/);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('sliceLeak');
  expect(idIn(page)).toBe(capture.id);
});
