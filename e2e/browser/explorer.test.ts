import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Api } from '../support/api.ts';
import type { Capture } from '../support/contract.ts';
import { paintedGraph } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** A heap in which `sliceLeak` holds nearly everything. @returns the capture's id */
async function heapOf(api: Api): Promise<string> {
  const run = await api.start('slice');
  await api.trigger(run.id, 3);
  return (await api.capture(run.id, 'heap')).id;
}

const frameOf = (graph: Locator, name: string): Locator =>
  graph.locator(`[role="treeitem"][aria-label^="${name},"]`).first();
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('rowheader').filter({ hasText: name }).first();
const selectedIn = (graph: Locator): Locator => graph.locator('[aria-selected="true"]');
const chips = (page: Page): Locator => page.getByRole('list', { name: 'Filters in force' });

async function chooseFromMenu(page: Page, frame: Locator, entry: string): Promise<void> {
  await frame.click({ button: 'right' });
  await page.getByRole('menuitem', { name: entry }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect.soft(found, name).toEqual([]);
}

test('frames are filtered through their menu, and the back button takes it back', async ({
  page,
  api,
}) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  const leak = frameOf(graph, 'sliceLeak');

  await chooseFromMenu(page, leak, 'Hide it');
  await expect(chips(page)).toContainText('Hiding sliceLeak leak.ts');
  await expect(leak).toHaveCount(0);
  await page.reload();
  await expect(chips(page)).toContainText('Hiding sliceLeak');
  await page.goBack();
  await expect(chips(page)).toHaveCount(0);
  await expect(leak).toHaveCount(1);

  await chooseFromMenu(page, leak, 'Show from it');
  await expect(graph.locator('[aria-level="2"]').first()).toHaveAttribute(
    'aria-label',
    /^sliceLeak/,
  );
  await chooseFromMenu(page, leak, 'Ignore');
  await expect(page.getByText('leave nothing of this profile')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(chips(page)).toHaveCount(0);
  await expect(leak).toHaveCount(1);
});

test('a sandwich has the callers above and the callees below', async ({ page, api }) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  await paintedGraph(page);
  await page.keyboard.press('s');
  const callers = page.getByRole('tree', { name: 'Flame graph of the callers' });
  const callees = page.getByRole('tree', { name: 'Flame graph of the callees' });
  await expect(frameOf(callers, 'sliceLeak')).toHaveAttribute('aria-level', '1');
  await expect(frameOf(callees, 'sliceLeak')).toHaveAttribute('aria-level', '1');
  expect(await callers.getByRole('treeitem').count()).toBeGreaterThan(2);

  const caller = callers.locator('[aria-level="2"]').first();
  const name = (await caller.getAttribute('aria-label'))?.split(',')[0] ?? '';
  await chooseFromMenu(page, caller, 'Sandwich this function');
  await expect(frameOf(callees, name)).toHaveAttribute('aria-level', '1');
  await expect(frameOf(callees, 'sliceLeak')).toHaveAttribute('aria-level', '2');
  await page.goBack();
  await expect(frameOf(callees, 'sliceLeak')).toHaveAttribute('aria-level', '1');
});

test('a search never fails, says what it found, and leads from match to match', async ({
  page,
  api,
}) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  const box = page.getByRole('searchbox');
  const result = page.locator('#search-result');
  await page.keyboard.press('/');
  await page.keyboard.type('SLICELEAK');
  await expect(result).toContainText(/[1-9] of [1-9]|[1-9] match/);
  await expect(frameOf(graph, 'sliceLeak')).toHaveAttribute('data-match', '');
  await box.press('Enter');
  await expect(result).toContainText(/[1-9] of [1-9]/);

  await box.fill('a(');
  await expect(result).toContainText('Nothing matches');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(result).toContainText(/group/i);
  await box.fill('^(sliceLeak|handle)$');
  await expect(box).toHaveAttribute('aria-invalid', 'false');
  await expect(result).toContainText('%');
  await expect(page.getByRole('rowheader')).not.toHaveCount(0);
  await expect(rowOf(page, 'sliceLeak')).toBeVisible();
  await expect(page).toHaveURL(/handle/);
  await page.reload();
  await expect(box).toHaveValue('^(sliceLeak|handle)$');
  await expect(page.getByRole('button', { name: 'Regular expression' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('an expression that would go back and forth for ever is answered', async ({ page, api }) => {
  const name = `${'a'.repeat(4000)}!`;
  const body = `main;${name} 3\nmain;b 1\n`;
  const answer = await fetch(`${api.origin}/api/captures?name=x.folded`, { method: 'POST', body });
  const { id } = (await answer.json()) as Capture;
  await page.goto(`/captures/${id}`);
  await paintedGraph(page);
  const box = page.getByRole('searchbox');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await box.fill('(a+)+$');
  await expect(page.locator('#search-result')).toContainText(/1 match|Nothing matches/);
  await box.fill('(a+)+!$');
  await expect(page.locator('#search-result')).toContainText('75');
  await box.fill('(?=a)');
  await expect(page.locator('#search-result')).toContainText('not supported');
});

test('an imported file can be looked at in the order of time', async ({ page, api }) => {
  const frames = ['parse', 'print'].map((name) => ({ name }));
  const sampled = {
    type: 'sampled',
    name: 'main',
    unit: 'milliseconds',
    startValue: 0,
    endValue: 3,
    samples: [[0], [1], [0]],
    weights: [1, 1, 1],
  };
  const body = JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames },
    profiles: [sampled],
  });
  const answer = await fetch(`${api.origin}/api/captures?name=x.json`, { method: 'POST', body });
  const { id } = (await answer.json()) as Capture;
  await page.goto(`/captures/${id}`);
  const graph = await paintedGraph(page);
  await expect(graph.getByRole('treeitem')).toHaveCount(3);
  await page.getByLabel('Order').selectOption('time');
  await expect(graph.getByRole('treeitem')).toHaveCount(4);
  await expect(page.getByText('Samples carry no time')).toHaveCount(0);
  await expect(page.getByLabel('Group by')).not.toContainText('label time');
});

test('shares say what they are shares of', async ({ page, api }) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  const head = page.getByRole('columnheader', { name: /^Function/ });
  await expect(head).toContainText(/shares of all \d/);
  await chooseFromMenu(page, frameOf(graph, 'sliceLeak'), 'Show from it');
  await expect(head).toContainText(/shares of what the filters leave, \d/);
  const rows = page.getByRole('region', { name: 'Functions' }).getByRole('row');
  await expect(rows.filter({ hasText: 'sliceLeak' }).first()).toContainText('100');
});

test('graph and table show the same selection', async ({ page, api }) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  const current = page.locator('section[aria-label="Functions"] tr[aria-current]');
  await expect(current).toContainText('sliceLeak');
  await graph.focus();
  await page.keyboard.press('ArrowDown');
  const caller = (await selectedIn(graph).getAttribute('aria-label'))?.split(',')[0] ?? '';
  await expect(current).toContainText(caller);
  // The table has followed to the caller, perhaps so far that the first row is no longer drawn.
  const table = page.getByRole('region', { name: 'Functions' });
  await table.evaluate((element) => element.scrollTo({ top: 0 }));
  await rowOf(page, 'sliceLeak').getByRole('button').click();
  await expect(selectedIn(graph)).toHaveAttribute('aria-label', /^sliceLeak/);

  const total = page.getByRole('columnheader', { name: 'Total', exact: true });
  await total.getByRole('button').click();
  await expect(total).toHaveAttribute('aria-sort', 'descending');
  await page.keyboard.press('t');
  await expect(graph).toHaveCount(0);
  await expect(current).toContainText('sliceLeak');
});

test('view, grouping, colours and zoom come back with the back button', async ({ page, api }) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  const leak = frameOf(graph, 'sliceLeak');
  await leak.click();
  await expect(page).toHaveURL(/zoom=/);
  await page.getByRole('button', { name: 'Icicle' }).click();
  await page.getByLabel('Group by').selectOption('package');
  await expect(graph.getByRole('treeitem').filter({ hasNot: leak })).not.toHaveCount(0);
  await page.getByLabel('Colour by').selectOption('value');
  await expect(page.getByRole('list', { name: 'Colours' })).toContainText('30 % and more');
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/inverted/);

  await page.goBack();
  await expect(page).not.toHaveURL(/inverted/);
  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel('Group by')).toHaveValue('line');
  await expect(page.getByRole('button', { name: 'Icicle' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(leak).toHaveAttribute('aria-level', /\d/);
  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/zoom=/);
});

test('zoom and selection survive another width', async ({ page, api }) => {
  await page.goto(`/captures/${await heapOf(api)}`);
  const graph = await paintedGraph(page);
  await frameOf(graph, 'sliceLeak').click();
  const zoom = page.getByRole('navigation', { name: 'Zoom' }).locator('[aria-current="location"]');
  await expect(zoom).toHaveText('sliceLeak');
  await page.setViewportSize({ width: 800, height: 900 });
  await paintedGraph(page);
  await expect(zoom).toHaveText('sliceLeak');
  await expect(selectedIn(graph)).toHaveAttribute('aria-label', /^sliceLeak/);
});

test('zoom, selection and filters are kept when the capture is taken again', async ({
  page,
  api,
}) => {
  const id = await heapOf(api);
  const { run } = await api.json<Capture>('GET', `/api/captures/${id}`);
  await page.goto(`/captures/${id}`);
  const graph = await paintedGraph(page);
  await frameOf(graph, 'sliceLeak').click();
  await page.getByRole('button', { name: 'Only my code' }).click();
  await expect(chips(page)).toContainText('Only my code');
  await page.goBack();
  const focus = page.getByRole('navigation', { name: 'Zoom' }).locator('[aria-current="location"]');
  await expect(focus).toHaveText('sliceLeak');
  const before = (await frameOf(graph, 'sliceLeak').getAttribute('aria-label')) ?? '';

  await api.trigger(run, 5);
  // Until the next graph is there the one before stays, and the table with it.
  const missing = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => {
      for (const part of ['[role="treeitem"]', 'tbody th', '[aria-label="Zoom"]']) {
        if (document.querySelector(part) === null) seen.push(part);
      }
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  await page.getByRole('button', { name: 'Take again' }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(frameOf(graph, 'sliceLeak')).not.toHaveAttribute('aria-label', before);
  expect(await missing.jsonValue()).toEqual([]);
  await expect(focus).toHaveText('sliceLeak');
  await expect(selectedIn(graph)).toHaveAttribute('aria-label', /^sliceLeak/);
  await expect(frameOf(graph, 'sliceLeak')).not.toHaveAttribute('aria-label', before);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view of the explorer is accessible, ${colorScheme}`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const path = `/captures/${await heapOf(api)}`;
    await page.goto(path);
    const graph = await paintedGraph(page);
    await graph.focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page, 'menu');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    for (const query of [
      'view=table',
      'view=sandwich&of=["sliceLeak","",0]',
      'color=value&inverted=&order=time',
      'color=package&group=package',
      'q=a(&regex=&filter={"kind":"focus","frame":{"text":"slice"}}',
    ]) {
      await page.goto(`${path}?${query}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectAccessible(page, query);
    }
  });
}
