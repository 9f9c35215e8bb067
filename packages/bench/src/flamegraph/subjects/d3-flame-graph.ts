import { measureKey } from '../page/measure-key.ts';
import type { Subject } from './subject.ts';
import type { PeerServer } from './peer-server.ts';

/** As its documentation shows it, without transitions and without frames narrower than a pixel. */
export function d3FlameGraph(server: PeerServer): Subject {
  return {
    name: 'd3-flame-graph',
    width: 1280,
    bytes: ({ nestedJson }) => nestedJson,
    async open(context, one) {
      const page = await context.newPage();
      await page.goto(`${server.origin}/d3-flame-graph/`);
      await page.evaluate(async () => {
        Object.assign(globalThis, { bytes: await (await fetch('/profile')).arrayBuffer() });
      });
      return {
        page,
        load: () =>
          page.evaluate(async () => {
            const { open, bytes } = globalThis as unknown as {
              open: (bytes: ArrayBuffer) => void;
              bytes: ArrayBuffer;
            };
            // In a task of the page's own: the browser does not report those of an inspector.
            await new Promise((resolve) => setTimeout(resolve));
            const from = performance.now();
            open(bytes);
            const to = await bench.painted(
              () =>
                document.querySelector('#chart rect[width]') !== null &&
                document.querySelector('#chart .d3-flame-graph-label')?.textContent !== '',
            );
            return { from, to };
          }),
        target: () =>
          page.evaluate(({ name, depth }) => {
            interface Frame {
              readonly data: { readonly name: string };
              readonly depth: number;
              readonly value: number;
              readonly parent: Frame | null;
            }
            const frames = [...document.querySelectorAll<SVGGElement>('#chart g.frame')]
              .map((g) => ({ g, frame: (g as unknown as { __data__: Frame }).__data__ }))
              .filter(({ frame }) => frame.data.name === name && frame.depth === depth + 1)
              .toSorted((a, b) => b.frame.value - a.frame.value);
            const [first] = frames;
            if (first === undefined) throw new Error(`There is no ${name}.`);
            first.g.id = 'target';
            first.g.scrollIntoView({ block: 'center' });
            let root = first.frame;
            while (root.parent !== null) root = root.parent;
            const { value } = first.frame;
            return { amount: String(value), share: value / root.value };
          }, one.target),
        async zoom() {
          await page.locator('#target rect').click({ position: { x: 20, y: 8 } });
          return page.evaluate(async () => {
            const to = await bench.painted(
              () => Number(document.querySelector('#target rect')?.getAttribute('width')) > 1200,
            );
            return { from: bench.happened['click'] ?? NaN, to };
          });
        },
        async search() {
          const input = page.getByLabel('Search');
          await input.fill(one.typed.before);
          await page.waitForTimeout(500);
          return measureKey(page, one.typed.key, 'output');
        },
      };
    },
  };
}
