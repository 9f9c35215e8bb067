import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { paintedGraph, startFromGallery } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** Where to, and what is there once the page stands. */
type Visit = readonly [name: string, path: string, ready: (page: Page) => Promise<unknown>];

const heading = (name: string) => (page: Page) =>
  expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
const state = (page: Page) => expect(page.getByTestId('run-state')).toBeVisible();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is accessible and fits a phone, ${colorScheme}`, async ({
    page,
    api,
    server,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const run = await startFromGallery(page, server.link, 'slice');
    await api.trigger(run, 3);
    const fixed = await api.start('slice', { variant: 'fixed' });
    await api.trigger(fixed.id, 3);
    const capture = await api.capture(run, 'heap');
    const ended = await api.start('goroutine');
    await api.stop(ended.id);

    const verification = await api.verify('slice');

    const visits: readonly Visit[] = [
      ['gallery', '/', heading('Leaks to watch')],
      ['run', `/runs/${run}`, state],
      ['run beside its fix', `/runs/${run}?with=${fixed.id}`, state],
      ['run that has ended', `/runs/${ended.id}`, state],
      [
        'run that does not exist',
        '/runs/nope',
        (on) => expect(on.getByRole('alert')).toBeVisible(),
      ],
      ['capture', `/captures/${capture.id}`, paintedGraph],
      ['verification to begin', '/verify/goroutine', heading('Verify: Calls that wait for ever')],
      [
        'verification',
        `/verify/slice?id=${verification.id}`,
        (on) => expect(on.getByTestId('verdict')).toHaveCount(2),
      ],
      ['history', '/history', heading('History')],
      ['captures in the history', '/history?show=captures', heading('History')],
      ['no page', '/nothing/here', heading('Not found')],
    ];
    for (const [name, path, ready] of visits) {
      await test.step(name, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(path);
        await ready(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
        expect.soft(found, name).toEqual([]);

        await page.setViewportSize({ width: 390, height: 844 });
        await ready(page);
        const overflow = () =>
          page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(overflow, { message: name }).toBeLessThanOrEqual(0);
      });
    }
  });
}
