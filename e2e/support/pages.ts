import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** How long a page may take that has to start a process first. */
const START_MS = 30_000;

/** Opens the gallery as the printed link does, and starts a scenario. @returns the run's id */
export async function startFromGallery(page: Page, link: string, scenario: string) {
  await page.goto(link);
  await page
    .locator(`[data-scenario="${scenario}"]`)
    .getByRole('button', { name: 'Start the leak' })
    .click();
  return expectRunning(page);
}

/** Waits for the page of a run that goes on. @returns the run's id */
export async function expectRunning(page: Page): Promise<string> {
  await page.waitForURL(/\/runs\/\w+/, { timeout: START_MS });
  await expect(page.getByTestId('run-state')).toHaveAttribute('data-state', 'running', {
    timeout: START_MS,
  });
  return idIn(page);
}

/** The id in the address of a run's or a capture's page. */
export function idIn(page: Page): string {
  const id = /\/(?:runs|captures)\/(\w+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`no id in ${page.url()}`);
  return id;
}

export async function trigger(page: Page, times: 1 | 10 | 100): Promise<void> {
  await clickAndAnswer(page, `Trigger ×${times}`, '/trigger');
  const done = times === 1 ? 'Ran once' : `Ran ${times} times`;
  await expect(page.getByTestId('outcome').filter({ hasText: done })).toBeVisible();
}

export async function collectGarbage(page: Page): Promise<void> {
  await clickAndAnswer(page, 'Collect garbage', '/gc');
  // It says something else while it goes on.
  await expect(page.getByRole('button', { name: 'Collect garbage' })).toBeVisible();
  await expect(page.getByTestId('outcome').filter({ hasText: 'Collected.' })).toBeVisible();
}

/** Clicks, and waits for the server's answer: the words of the last time may still be there. */
async function clickAndAnswer(page: Page, name: string, path: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(path));
  await page.getByRole('button', { name, exact: true }).click();
  expect((await answer).ok()).toBe(true);
}

/** Takes a capture through the menu and waits for its page. @returns the capture's id */
export async function captureThroughMenu(page: Page, label: string): Promise<string> {
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click();
  await page.waitForURL(/\/captures\/\w+/);
  return idIn(page);
}

/** The flame graph, once it is painted: its root is as wide as itself. */
export async function paintedGraph(page: Page): Promise<Locator> {
  const graph = page.getByRole('tree');
  const root = graph.getByRole('treeitem').first().locator('rect').first();
  await expect
    .poll(async () => {
      const [outer, inner] = [await graph.boundingBox(), await root.boundingBox()];
      return outer && inner ? inner.width / outer.width : 0;
    })
    .toBeGreaterThan(0.95);
  return graph;
}

/** The number behind a tile or a figure, as the page holds it. */
export async function valueOf(element: Locator): Promise<number> {
  await expect(element).toHaveAttribute('data-value', /\d/);
  return Number(await element.getAttribute('data-value'));
}
