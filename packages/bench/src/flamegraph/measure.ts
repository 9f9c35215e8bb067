import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { heapOf } from './page/heap.ts';
import type { Case } from './profiles/case.ts';
import { contextOf, type Shown, type Span, type Subject } from './subjects/subject.ts';

/** What happens of itself after something is painted belongs to it. */
const SETTLE_MS = 1_500;
/** From here on the browser reports tasks; where none was as long, it is an upper bound. */
const LEAST_LONG_TASK_MS = 50;

export const MEASURES = {
  load: { title: 'bytes in memory to painted with labels', unit: 'ms' },
  firstDraw: { title: 'bytes in memory to first draw', unit: 'ms' },
  zoom: { title: 'zoom click to painted', unit: 'ms' },
  search: { title: 'search keystroke to result', unit: 'ms' },
  loadTask: { title: 'longest main-thread task at load', unit: 'ms' },
  zoomTask: { title: 'longest main-thread task at zoom', unit: 'ms' },
  elements: { title: 'DOM elements', unit: 'elements' },
  heap: { title: 'heap of page and workers', unit: 'MiB' },
} as const;

export type Measure = keyof typeof MEASURES;
export type Figures = Readonly<Partial<Record<Measure, number>>>;

/** Opens a profile in a new page, zooms and searches. */
export async function measure(
  browser: Browser,
  subject: Subject,
  one: Case,
): Promise<{ figures: Figures; shown: Shown }> {
  const context = await contextOf(browser, subject.width);
  try {
    const tool = await subject.open(context, one);
    const { page } = tool;
    const load = await tool.load();
    const loadTask = await longestTask(page, load);
    const elements = await page.evaluate(() => document.getElementsByTagName('*').length);
    const heap = (await heapOf(page)) / 2 ** 20;
    const shown = await tool.target();
    await sleep(SETTLE_MS);
    const zoom = await tool.zoom();
    const zoomTask = await longestTask(page, zoom);
    const search = await tool.search();
    const figures = {
      load: lengthOf(load),
      firstDraw: (load.firstDrawn ?? load.to) - load.from,
      zoom: lengthOf(zoom),
      search: lengthOf(search),
      loadTask,
      zoomTask,
      elements,
      heap,
    };
    return { figures, shown };
  } finally {
    await context.close();
  }
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

/** Of those that had not ended when it began. */
async function longestTask(page: Page, { from }: Span): Promise<number> {
  await sleep(SETTLE_MS);
  return page.evaluate(
    ({ since, least }) =>
      bench.longTasks
        .filter(({ startTime, duration }) => startTime + duration > since)
        .reduce((longest, { duration }) => Math.max(longest, duration), least),
    { since: from, least: LEAST_LONG_TASK_MS },
  );
}
