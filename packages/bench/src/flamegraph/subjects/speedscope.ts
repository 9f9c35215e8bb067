import type { Page } from 'playwright-core';
import { watchDraws } from '../page/draws.ts';
import { measureKey } from '../page/measure-key.ts';
import type { Target } from '../profiles/target.ts';
import type { PeerServer } from './peer-server.ts';
import type { Span, Subject } from './subject.ts';

/** Height of a frame in pixels; one of time is above the first. */
const FRAME_HEIGHT = 20;
/** Without a draw for so long it has finished drawing. */
const QUIET_MS = 400;

/** As it is released, given a file as if somebody had dropped it on the page. */
export function speedscope(server: PeerServer): Subject {
  return {
    name: 'speedscope',
    width: 1280,
    bytes: ({ speedscopeJson }) => speedscopeJson,
    async open(context, one) {
      const page = await context.newPage();
      await page.addInitScript(watchDraws);
      await page.goto(`${server.origin}/speedscope/`);
      await page.evaluate(async () => {
        const bytes = await (await fetch('/profile')).arrayBuffer();
        Object.assign(globalThis, { file: new File([bytes], 'profile') });
      });
      return {
        page,
        load: () =>
          page.evaluate(async (outermost) => {
            const { file } = globalThis as unknown as { file: File };
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(file);
            const zone = document.querySelector('body > div') ?? document.body;
            draws.forget();
            await new Promise((resolve) => setTimeout(resolve));
            const from = performance.now();
            zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
            await bench.painted(() => draws.first > 0 && draws.texts.has(outermost));
            return { from, to: draws.texts.get(outermost) ?? NaN, firstDrawn: draws.first };
          }, one.outermost),
        async target() {
          const { x, y } = await placeOf(page, one.target);
          await page.mouse.move(x, y, { steps: 3 });
          await page.waitForTimeout(QUIET_MS);
          const text = await page.evaluate(() => document.body.textContent);
          const [, amount = '', share = ''] = /([\d.,]+ ?\S+) \(([\d.]+)%\)/.exec(text) ?? [];
          return { amount, share: Number(share) / 100 };
        },
        async zoom(): Promise<Span> {
          const { x, y } = await placeOf(page, one.target);
          await page.evaluate(() => draws.forget());
          await page.mouse.dblclick(x, y);
          return page.evaluate(async (quiet) => {
            await bench.painted(() => draws.last > 0 && performance.now() - draws.last > quiet);
            return { from: bench.happened['dblclick'] ?? NaN, to: draws.last };
          }, QUIET_MS);
        },
        async search() {
          await page.keyboard.press('Control+f');
          await page.locator('input:not([type=file])').waitFor();
          await page.keyboard.type(one.typed.before);
          await page.waitForTimeout(500);
          return measureKey(page, one.typed.key, 'div:has(> span > input:not([type=file]))');
        },
      };
    },
  };
}

/** Where the target is, in pixels of the page: in the lowest of the canvases. */
async function placeOf(
  page: Page,
  { start, share, depth }: Target,
): Promise<{ x: number; y: number }> {
  const box = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('canvas')].map((one) =>
      one.getBoundingClientRect(),
    );
    const [lowest] = boxes.toSorted((a, b) => b.top - a.top);
    const { left = 0, top = 0, width = 0 } = lowest ?? {};
    return { left, top, width };
  });
  return {
    x: box.left + (start + share / 2) * box.width,
    y: box.top + (depth + 1.5) * FRAME_HEIGHT,
  };
}
