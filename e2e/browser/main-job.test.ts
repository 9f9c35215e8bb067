import type { Page } from '@playwright/test';
import type { Api } from '../support/api.ts';
import type { Sample, ScenarioDetail } from '../support/contract.ts';
import {
  captureThroughMenu,
  collectGarbage,
  idIn,
  paintedGraph,
  startFromGallery,
  trigger,
  valueOf,
} from '../support/pages.ts';
import { lineOf } from '../support/source.ts';
import { expect, test } from '../support/test.ts';

const MIB = 1024 * 1024;
const TIMES = 10;

interface Job {
  readonly scenario: string;
  /** The entry of the capture menu. */
  readonly capture: string;
  readonly culprit: string;
  /** Stands on the culprit's line and nowhere else in the source. */
  readonly code: string;
  /** The tile that shows the leak's signature. */
  readonly tile: string;
  /** What the leak makes grow, read from a sample. */
  readonly held: (sample: Sample) => number | null;
  /** By how much a trigger makes it grow. */
  readonly perTrigger: readonly [min: number, max: number];
  /** Triggers after which the fix must be flat: enough to outweigh what it loads once. */
  readonly more: 10 | 100;
  /** What the fix may still hold after those. */
  readonly fixedHolds: number;
}

const handles = (sample: Sample): number =>
  Object.values(sample.handles ?? {}).reduce((sum, count) => sum + count, 0);

const jobs: readonly Job[] = [
  {
    scenario: 'slice',
    capture: 'Heap',
    culprit: 'sliceLeak',
    code: 'Buffer.alloc(',
    tile: 'inuse_space',
    held: ({ arrayBuffers }) => arrayBuffers,
    perTrigger: [9.9 * MIB, 10.1 * MIB],
    more: 10,
    fixedHolds: 2 * MIB,
  },
  {
    scenario: 'goroutine',
    capture: 'Async',
    culprit: 'goroutineLeak',
    code: 'await new Promise',
    tile: 'goroutine',
    held: ({ pendingAsync }) => pendingAsync,
    perTrigger: [950, 1050],
    more: 10,
    fixedHolds: 50,
  },
  {
    scenario: 'httpclient',
    capture: 'Async',
    culprit: 'httpClientLeak',
    code: 'http.get(',
    tile: 'goroutine',
    held: handles,
    perTrigger: [95, 105],
    more: 10,
    fixedHolds: 20,
  },
  {
    scenario: 'cache',
    capture: 'Heap',
    culprit: 'cacheLeak',
    // V8 tells the line on which a function starts, not the one that allocates.
    code: 'function cacheLeak(',
    tile: 'inuse_space',
    held: ({ liveHeap }) => liveHeap,
    perTrigger: [0.1 * MIB, 2 * MIB],
    more: 100,
    fixedHolds: 1 * MIB,
  },
];

/** What a collected run holds. */
async function heldBy(api: Api, run: string, { held }: Job): Promise<number> {
  const value = held(await api.collect(run));
  if (value === null) throw new Error('the figure is missing in the sample');
  return value;
}

async function expectCulprit(page: Page, api: Api, job: Job): Promise<void> {
  const { sources } = await api.json<ScenarioDetail>('GET', `/api/scenarios/${job.scenario}`);
  const line = lineOf(sources.leak.code, job.code);
  const graph = await paintedGraph(page);
  expect(await graph.getByRole('treeitem').count()).toBeGreaterThan(3);

  const selected = graph.locator('[role="treeitem"][aria-selected="true"]');
  await expect(selected).toHaveAttribute('aria-label', new RegExp(`^${job.culprit}, leak\\.ts`));
  const marked = page.locator('tr[aria-current="location"]');
  await expect(marked).toHaveAttribute('data-line', String(line));
  await expect(marked).toContainText(job.code);
}

for (const job of jobs) {
  test(`${job.scenario}: from the click to the line, and the fix holds`, async ({
    page,
    api,
    server,
  }) => {
    const run = await startFromGallery(page, server.link, job.scenario);
    const before = await heldBy(api, run, job);

    // Twice, because growth seen once may be a process that warms up.
    for (let round = 0; round < 2; round++) {
      await trigger(page, TIMES);
      await collectGarbage(page);
    }
    const perTrigger = async () => ((await heldBy(api, run, job)) - before) / (2 * TIMES);
    await expect.poll(perTrigger).toBeGreaterThan(job.perTrigger[0]);
    expect(await perTrigger()).toBeLessThan(job.perTrigger[1]);
    await expect(page.getByTestId(`tile-${job.tile}`)).toHaveAttribute('data-signature', 'leak');

    await captureThroughMenu(page, job.capture);
    await expectCulprit(page, api, job);

    await page.goBack();
    await page.getByRole('button', { name: 'Run the fix' }).click();
    await expect(page.getByRole('button', { name: /the fix|Collecting garbage/ })).toHaveCount(0);
    const fixed = new URL(page.url()).searchParams.get('with') ?? '';
    expect((await api.run(fixed)).variant).toBe('fixed');
    const fixedBefore = await heldBy(api, fixed, job);
    await trigger(page, job.more);
    await expect
      .poll(async () => Math.abs((await heldBy(api, fixed, job)) - fixedBefore))
      .toBeLessThan(job.fixedHolds);
    expect(idIn(page)).toBe(run);

    const leakGrowth = await valueOf(page.getByTestId('growth-leak'));
    await expect
      .poll(async () => Math.abs(await valueOf(page.getByTestId('growth-fixed'))))
      .toBeLessThan(leakGrowth / 10);
  });
}

test('slice: the page shows the 10 MiB that each trigger adds', async ({ page, server }) => {
  await startFromGallery(page, server.link, 'slice');
  const inUse = page.getByTestId('tile-inuse_space');
  await trigger(page, 1);
  await collectGarbage(page);
  const before = await valueOf(inUse);
  await trigger(page, 10);
  await expect
    .poll(async () => ((await valueOf(inUse)) - before) / MIB)
    .toBeGreaterThan(0.99 * 10 * TIMES);
  expect(((await valueOf(inUse)) - before) / MIB).toBeLessThan(1.01 * 10 * TIMES);
  await expect(page.getByTestId('trend-inuse_space')).toHaveText(/\+10\.\d\sMiB per operation/);
  await expect(page.getByTestId('chart-memory').getByRole('img')).toHaveAttribute(
    'aria-label',
    /external from .* to 11\d\sMiB/,
  );
});
