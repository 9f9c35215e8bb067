import { collectGarbage, expectRunning, paintedGraph } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

const MIB = 1024 * 1024;

test('a span on the charts leads to what it allocated and left alive', async ({ page, api }) => {
  const run = await api.start('slice');
  await api.trigger(run.id, 2);
  await page.goto(`/runs/${run.id}`);
  await expectRunning(page);
  await collectGarbage(page);
  const from = Math.floor((Date.now() - run.startedAt) / 100) / 10;
  await api.trigger(run.id, 5);
  const to = (Date.now() - run.startedAt) / 1000 + 1;

  // The address says the same as a brush over a chart, and both ends to a tenth of a second.
  await page.goto(`/runs/${run.id}?range=${from.toFixed(1)}-${to.toFixed(1)}`);
  await page.getByRole('button', { name: 'What was allocated here and still lives' }).click();
  await page.waitForURL(/\/captures\/\w+/);
  const graph = await paintedGraph(page);
  await expect(graph.locator('[aria-selected="true"]')).toHaveAttribute('aria-label', /^sliceLeak/);
  await expect(page.getByText(/allocated from \d+:\d+ to \d+:\d+ and still alive/)).toBeVisible();
  await expect(page.getByText(/Sampling error of the attributed bytes/)).toBeVisible();

  const [capture] = await api.json<{ totals: number[]; sampleTypes: { type: string }[] }[]>(
    'GET',
    `/api/captures?run=${run.id}`,
  );
  const bytes =
    capture?.totals[capture.sampleTypes.findIndex(({ type }) => type === 'inuse_space')];
  expect(bytes).toBeGreaterThan(45 * MIB);
  expect(bytes).toBeLessThan(60 * MIB);
});
