import type { Page } from 'playwright-core';
import { type Row, toRow } from '../result.ts';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';

const CAPTURES = 20;
const TRIGGERS = 10;

/** From the choice in the capture menu to the frame in which the flame graph is painted. */
export async function captureToGraph(say: (line: string) => void): Promise<Row[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    const { id } = await server.post('/api/runs', { scenario: 'slice', variant: 'leak' });
    await server.post(`/api/runs/${id}/trigger`, { times: TRIGGERS });
    const page = await browser.newPage();
    for (let capture = 0; capture < CAPTURES; capture++) {
      await page.goto(`${server.origin}/runs/${id}`);
      await page.getByRole('button', { name: 'Capture', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Heap/ }).waitFor();
      await watchForGraph(page);
      await page.getByRole('menuitem', { name: /^Heap/ }).click();
      times.push(
        await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted),
      );
    }
    say(`capture to graph: ${times.at(-1)?.toFixed(0)} ms at the last of ${CAPTURES}`);
  } finally {
    await browser.close();
    await server.stop();
  }
  return [toRow('choice of a heap capture to the painted flame graph', times, 'ms')];
}

/** From the next click on: the page's own clock, since asking from outside takes its time too. */
async function watchForGraph(page: Page): Promise<void> {
  await page.evaluate(() => {
    let chosenAt = 0;
    const onClick = (event: Event) => (chosenAt = event.timeStamp);
    document.addEventListener('click', onClick, { capture: true, once: true });
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const frame = document.querySelector('[role="tree"] [role="treeitem"] rect[width]');
        if (frame === null) return;
        observer.disconnect();
        // A task behind the next frame's callbacks runs when that frame has been painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - chosenAt)));
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    Object.assign(globalThis, { painted });
  });
}
