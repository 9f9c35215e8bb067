import type { BenchServer } from '../../loop/server.ts';
import { measureKey } from '../page/measure-key.ts';
import type { Subject } from './subject.ts';

/** Less the margins of the page, the graph is as wide as the peers’ graphs. */
const WINDOW_WIDTH = 1_312;
/** Else the peers have more, or less, to draw than we have. */
const LEAST_GRAPH_WIDTH = 1_240;
const MOST_GRAPH_WIDTH = 1_320;

/** The product: a server, the profile imported into it, and the page of that capture. */
export function leakscope(server: BenchServer): Subject {
  const captures = new Map<Uint8Array, Promise<string>>();
  const captureOf = (bytes: Uint8Array): Promise<string> => {
    const known = captures.get(bytes) ?? importInto(server, bytes);
    captures.set(bytes, known);
    return known;
  };
  return {
    name: 'leakscope',
    width: WINDOW_WIDTH,
    bytes: ({ pprofGz }) => pprofGz,
    async open(context, one) {
      const id = await captureOf(one.pprofGz);
      const page = await context.newPage();
      const target = page.locator('[data-bench-target]');
      return {
        page,
        async load() {
          await page.goto(`${server.origin}/captures/${id}`, { waitUntil: 'commit' });
          const { width, ...load } = await page.evaluate(async () => {
            const to = await bench.painted(() => {
              const frame = document.querySelector(
                '[role="tree"] [role="treeitem"]:has(rect[width])',
              );
              return frame !== null && frame.textContent !== '';
            });
            const [profile] = performance
              .getEntriesByType('resource')
              .filter(({ name }) => name.endsWith('/profile')) as PerformanceResourceTiming[];
            const width = document.querySelector('[role="tree"]')?.clientWidth ?? 0;
            return { from: profile?.responseEnd ?? NaN, to, width };
          });
          if (width < LEAST_GRAPH_WIDTH || width > MOST_GRAPH_WIDTH) {
            throw new Error(
              `The graph is ${width} pixels wide: WINDOW_WIDTH no longer fits the page.`,
            );
          }
          return load;
        },
        target: () =>
          page.evaluate(({ name, depth }) => {
            const [frame] = [
              ...document.querySelectorAll(`[role="treeitem"][aria-level="${depth + 2}"]`),
            ]
              .filter(({ ariaLabel }) => ariaLabel?.startsWith(`${name},`))
              .toSorted((a, b) => widthOf(b) - widthOf(a));
            if (frame === undefined) throw new Error(`There is no ${name}.`);
            frame.setAttribute('data-bench-target', '');
            frame.scrollIntoView({ block: 'center' });
            const parts = frame.ariaLabel?.split(', ') ?? [];
            return {
              amount: parts.at(-2) ?? '',
              share: Number.parseFloat(parts.at(-1) ?? '') / 100,
            };

            function widthOf(one: Element): number {
              return Number(one.querySelector('rect')?.getAttribute('width'));
            }
          }, one.target),
        async zoom() {
          await target.click({ position: { x: 20, y: 8 } });
          return page.evaluate(async ({ name, depth }) => {
            const width = document.querySelector('[role="tree"]')?.clientWidth ?? Infinity;
            const level = `[role="treeitem"][aria-level="${depth + 2}"]`;
            const to = await bench.painted(() => {
              const frames = [...document.querySelectorAll(level)];
              return frames.some(
                (frame) =>
                  frame.ariaLabel?.startsWith(`${name},`) &&
                  Number(frame.querySelector('rect')?.getAttribute('width')) > 0.95 * width,
              );
            });
            return { from: bench.happened['click'] ?? NaN, to };
          }, one.target);
        },
        async search() {
          await page.getByRole('searchbox').first().fill(one.typed.before);
          await page.waitForTimeout(500);
          return measureKey(page, one.typed.key, '#search-result');
        },
      };
    },
  };
}

async function importInto(server: BenchServer, bytes: Uint8Array): Promise<string> {
  const response = await fetch(new URL('/api/captures', server.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  if (!response.ok) throw new Error(`The import answered ${response.status}.`);
  return ((await response.json()) as { id: string }).id;
}
