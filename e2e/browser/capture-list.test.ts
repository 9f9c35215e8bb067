import { expect, test } from '../support/test.ts';

test('a capture of a run is compared with the one of its kind before it', async ({ page, api }) => {
  const run = await api.start('slice');
  await api.trigger(run.id, 2);
  const first = await api.capture(run.id, 'heap');
  await api.capture(run.id, 'async');
  await api.trigger(run.id, 3);
  const second = await api.capture(run.id, 'heap');

  await page.goto(`/runs/${run.id}`);
  const captures = page.getByRole('region', { name: 'Captures' });
  await expect(captures.locator('[data-capture]')).toHaveCount(3);
  const compare = captures.getByRole('link', { name: /^Compare heap with the one at/ });
  await expect(compare).toHaveCount(1);
  await compare.click();
  await expect(page).toHaveURL(new RegExp(`/compare\\?base=${first.id}&with=${second.id}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
