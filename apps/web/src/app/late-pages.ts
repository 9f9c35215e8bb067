import { type ComponentType, createElement, lazy, useState } from 'react';

/** A page that is loaded when it is needed, or before. */
interface LatePage<Props> {
  readonly Page: ComponentType<Props>;
  readonly load: () => Promise<unknown>;
}

/**
 * Where React has to wait for a page it shows nothing for 300 ms, however soon the page is there: so
 * a page that is loaded already is taken as it is.
 */
function late<Props extends object>(load: () => Promise<ComponentType<Props>>): LatePage<Props> {
  let loaded: ComponentType<Props> | undefined;
  const start = async (): Promise<ComponentType<Props>> => (loaded ??= await load());
  const Waiting = lazy(async () => ({ default: await start() }));
  function Page(props: Props) {
    const [shown] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
    return createElement(shown, props);
  }
  return { Page, load: start };
}

// The flame graph, its workers and the highlighter are only needed where a capture is looked at.
const capture = late(async () => (await import('../pages/capture/index.ts')).CapturePage);
const compare = late(async () => (await import('../pages/compare/index.ts')).ComparePage);
const verify = late(async () => (await import('../pages/verify/index.ts')).VerifyPage);

export const CapturePage = capture.Page;
export const ComparePage = compare.Page;
export const VerifyPage = verify.Page;

const pages: readonly (readonly [path: RegExp, load: () => Promise<unknown>])[] = [
  [/^\/captures\//, capture.load],
  [/^\/compare$/, compare.load],
  [/^\/verify\//, verify.load],
];

/** Loads the page at a path, where it is one of these. */
export async function loadPageAt(path: string): Promise<void> {
  // Where it cannot be loaded, the page itself says so.
  await pages
    .find(([pattern]) => pattern.test(path))?.[1]()
    .catch(() => undefined);
}

/** What the first page asks for and draws comes before the others. */
const OTHERS_AFTER_MS = 2_000;

/** Loads the other pages before anybody goes there, so that no click waits for them. */
export function loadOtherPages(): void {
  setTimeout(() => {
    for (const [, load] of pages) void load().catch(() => undefined);
  }, OTHERS_AFTER_MS);
}
