import type { LayoutFrame, Ref } from '../messages.ts';

/** How long a finger rests before it asks for the menu, in milliseconds; as browsers do. */
const LONG_PRESS_MS = 500;
/** A finger that moves further scrolls, in pixels. */
const MAX_DRIFT = 10;

/** Where on the page a menu belongs. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PointerOptions {
  readonly frameOf: (ref: Ref) => LayoutFrame | undefined;
  readonly onClick: (frame: LayoutFrame) => void;
  readonly onMenu: (frame: LayoutFrame, at: Point) => void;
}

/** Clicks, right clicks and long presses on frames. @returns what removes the listeners */
export function listenToPointer(element: HTMLElement, options: PointerOptions): () => void {
  const { frameOf, onClick, onMenu } = options;
  const abort = new AbortController();
  const { signal } = abort;
  let press: { readonly timer: ReturnType<typeof setTimeout>; readonly from: Point } | undefined;
  /** A long press ends in a click, which is not meant as one. */
  let hasPressed = false;

  const frameAt = (target: EventTarget | null): LayoutFrame | undefined => {
    const ref =
      target instanceof Element && target.closest('g[data-ref]')?.getAttribute('data-ref');
    return ref ? frameOf(ref) : undefined;
  };
  const endPress = (): void => {
    clearTimeout(press?.timer);
    press = undefined;
  };

  // Caught before d3-flame-graph sees it, which would zoom within what is already pruned.
  element.addEventListener(
    'click',
    (event) => {
      const frame = frameAt(event.target);
      if (frame === undefined) return;
      event.stopPropagation();
      if (hasPressed) hasPressed = false;
      else onClick(frame);
    },
    { capture: true, signal },
  );
  element.addEventListener(
    'contextmenu',
    (event) => {
      const frame = frameAt(event.target);
      if (frame === undefined) return;
      event.preventDefault();
      endPress();
      onMenu(frame, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  element.addEventListener(
    'pointerdown',
    (event) => {
      hasPressed = false;
      const frame = event.pointerType === 'touch' ? frameAt(event.target) : undefined;
      if (frame === undefined) return;
      const from = { x: event.clientX, y: event.clientY };
      const timer = setTimeout(() => {
        hasPressed = true;
        onMenu(frame, from);
      }, LONG_PRESS_MS);
      press = { timer, from };
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (press === undefined) return;
      if (Math.hypot(clientX - press.from.x, clientY - press.from.y) > MAX_DRIFT) endPress();
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel', 'scroll']) {
    element.addEventListener(type, endPress, { signal, passive: true });
  }
  return () => {
    endPress();
    abort.abort();
  };
}
