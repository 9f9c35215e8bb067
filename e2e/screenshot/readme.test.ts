import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  captureThroughMenu,
  collectGarbage,
  paintedGraph,
  startFromGallery,
  trigger,
} from '../support/pages.ts';
import { test } from '../support/test.ts';

const FILE = resolve(import.meta.dirname, '../../apps/web/docs/leakscope.png');
const WIDTH = 1280;

// Not a check: draws the picture of the README anew, when asked for by name.
test('the picture of the README', async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: WIDTH, height: 760 });
  await startFromGallery(page, server.link, 'slice');
  // A curve with steps says more than one that goes straight up.
  for (let step = 0; step < 4; step++) {
    await page.waitForTimeout(2_500);
    await trigger(page, 10);
    await collectGarbage(page);
  }
  await page.waitForTimeout(1_500);
  const run = await page.screenshot({ clip: { x: 0, y: 0, width: WIDTH, height: 660 } });

  await captureThroughMenu(page, 'Heap');
  await paintedGraph(page);
  await page.waitForTimeout(1_000);
  const capture = await page.screenshot({ clip: { x: 0, y: 44, width: WIDTH, height: 440 } });

  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: WIDTH, height: 660 + 8 + 440 });
  const picture = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
  await sheet.setContent(
    `<style>body{margin:0;background:#888}img{display:block;margin-bottom:8px}</style>${picture(run)}${picture(capture)}`,
  );
  await mkdir(dirname(FILE), { recursive: true });
  await sheet.screenshot({ path: FILE });
});
