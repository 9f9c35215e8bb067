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
      await page.getByRole('button', { name: 'Capture' }).click();
      await page.evaluate(() => {
        const onClick = (event: Event) => Object.assign(globalThis, { chosenAt: event.timeStamp });
        document.addEventListener('click', onClick, { capture: true, once: true });
      });
      await page.getByRole('menuitem', { name: 'Heap' }).click();
      await page.waitForURL('**/captures/*');
      await page.locator('.d3-flame-graph g.frame').first().waitFor();
      times.push(
        await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const { chosenAt } = globalThis as unknown as { chosenAt: number };
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - chosenAt)));
            }),
        ),
      );
    }
    say(`capture to graph: ${times.at(-1)?.toFixed(0)} ms at the last of ${CAPTURES}`);
  } finally {
    await browser.close();
    await server.stop();
  }
  return [toRow('choice of a heap capture to the painted flame graph', times, 'ms')];
}
