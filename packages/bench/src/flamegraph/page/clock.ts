/** What runs in every page that is measured; `installClock` puts it at `globalThis.bench`. */
export interface PageClock {
  /** Tasks of the main thread of 50 ms and more: the browser does not report shorter ones. */
  readonly longTasks: { startTime: number; duration: number }[];
  /** When the last event of a type happened, by the page's clock. */
  readonly happened: Record<string, number>;
  /** The end of the first frame after which `isThere` holds, by the page's clock. */
  painted(isThere: () => boolean): Promise<number>;
}

declare global {
  var bench: PageClock;
}

/** Runs in the page, before anything of the page does. */
export function installClock(): void {
  const longTasks: PageClock['longTasks'] = [];
  const happened: Record<string, number> = {};
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      longTasks.push({ startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  for (const type of ['click', 'dblclick', 'keydown']) {
    addEventListener(type, (event) => (happened[type] = event.timeStamp), { capture: true });
  }
  globalThis.bench = {
    longTasks,
    happened,
    painted: (isThere) =>
      new Promise((resolve) => {
        // A task behind a frame's callbacks runs when that frame has been painted.
        const look = () =>
          requestAnimationFrame(() =>
            setTimeout(() => {
              if (isThere()) resolve(performance.now());
              else look();
            }),
          );
        look();
      }),
  };
}
