import type { Page } from 'playwright-core';
import type { Span } from '../subjects/subject.ts';

/** From a key to the frame in which the text at `result` (a selector) is another, with a digit. */
export async function measureKey(page: Page, key: string, result: string): Promise<Span> {
  await page.evaluate((selector) => {
    const text = () => document.querySelector(selector)?.textContent ?? '';
    const before = text();
    const changed = bench.painted(() => text() !== before && /\d/.test(text()));
    Object.assign(globalThis, { changed });
  }, result);
  await page.keyboard.press(key);
  return page.evaluate(async () => {
    const { changed } = globalThis as unknown as { changed: Promise<number> };
    return { to: await changed, from: bench.happened['keydown'] ?? NaN };
  });
}
