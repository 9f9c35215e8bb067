import type { Page } from 'playwright-core';
import { type Row, toRow } from '../result.ts';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';

const RUNS = 5;
/** Of 10 MiB each: well below the default memory cap. */
const CLICKS = 20;
/** Describes its lines in words, each with its last value; changes with them in the same turn. */
const CHART = '[data-testid="chart-memory"] svg';

/** From the click on a trigger button to the frame in which the memory chart shows its memory. */
export async function clickToChart(say: (line: string) => void): Promise<Row[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      const { id } = await server.post('/api/runs', { scenario: 'slice', variant: 'leak' });
      const page = await browser.newPage();
      await page.goto(`${server.origin}/runs/${id}`);
      await page.locator(`${CHART}[aria-label*="external"]`).waitFor();
      for (let click = 0; click < CLICKS; click++) {
        // Not in step with the samples, four a second, or every click would wait equally long.
        await page.waitForTimeout(600 + ((click * 97) % 250));
        times.push(await measure(page));
      }
      say(`click to chart, run ${run + 1} of ${RUNS}: ${times.at(-1)?.toFixed(0)} ms`);
      await page.close();
      await fetch(new URL(`/api/runs/${id}`, server.origin), { method: 'DELETE' });
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return [toRow('click on a trigger to the first change of the chart', times, 'ms')];
}

async function measure(page: Page): Promise<number> {
  await page.evaluate((selector) => {
    const chart = document.querySelector(selector);
    // What `slice` makes grow: `external 3.1 MiB`, or `external from 3.1 MiB to 13.1 MiB`.
    const external = () =>
      /external ([^;]+?)(?:;|\.$)/
        .exec(chart?.ariaLabel ?? '')?.[1]
        ?.split(' to ')
        .at(-1);
    const before = external();
    let clickedAt = 0;
    const onClick = (event: Event) => (clickedAt = event.timeStamp);
    document.addEventListener('click', onClick, { capture: true, once: true });
    const measured = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (clickedAt === 0 || external() === before) return;
        observer.disconnect();
        // A task behind the next frame's callbacks runs when that frame has been painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)));
      });
      if (chart) observer.observe(chart, { attributes: true, attributeFilter: ['aria-label'] });
    });
    Object.assign(globalThis, { measured });
  }, CHART);
  await page.getByRole('button', { name: 'Trigger ×1', exact: true }).click();
  return page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
}
