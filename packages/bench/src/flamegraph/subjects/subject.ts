import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Case } from '../profiles/case.ts';
import { installClock } from '../page/clock.ts';

/** By the page's clock, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Load extends Span {
  /** Where something is drawn before its labels are. */
  readonly firstDrawn?: number;
}

/** A frame as a tool shows it: `12.3 MB`, and its share of the total, 0 to 1. */
export interface Shown {
  readonly amount: string;
  readonly share: number;
}

/** A tool that draws flame graphs, in a page that has not got a profile yet. */
export interface Tool {
  readonly page: Page;
  /** From the profile's bytes in memory to the frame that shows frames with labels. */
  load(): Promise<Load>;
  /** What it says of the target; it is in sight from then on. */
  target(): Promise<Shown>;
  /** From the click on the target to the frame in which it is as wide as the graph. */
  zoom(): Promise<Span>;
  /** From the last key of the search to the frame that shows its result. */
  search(): Promise<Span>;
}

export interface Subject {
  /** `leakscope`, or the package name of a peer. */
  readonly name: string;
  /** Of the window, in pixels, so that the graph is 1,280 wide. */
  readonly width: number;
  /** The file it is given. */
  bytes(one: Case): Uint8Array;
  /** In a context of its own, which the caller closes. */
  open(context: BrowserContext, one: Case): Promise<Tool>;
}

/**
 * Pages with the clock, where nothing moves on its own. Ours has a panel beside the graph, hence
 * another width for a graph of the same.
 */
export async function contextOf(browser: Browser, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(installClock);
  return context;
}
