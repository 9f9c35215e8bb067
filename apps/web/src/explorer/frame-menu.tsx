import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { type LayoutFrame, nameOf, type Point } from '../flame/index.ts';

/** Between the menu and the window's edge, in pixels. */
const MARGIN = 8;

/** A frame whose menu is open, and where. */
export interface OpenMenu {
  readonly frame: LayoutFrame;
  readonly at: Point;
}

export interface FrameAction {
  readonly label: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly run: () => void;
  readonly isDisabled?: boolean;
}

interface FrameMenuProps {
  menu: OpenMenu;
  /** In groups, with a line between them. */
  actions: readonly (readonly FrameAction[])[];
  onClose: () => void;
}

/**
 * What can be done with a frame, where it was asked for. The keyboard is in it while it is open, and
 * back where it was afterwards.
 */
export function FrameMenu({ menu, actions, onClose }: FrameMenuProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });

  useLayoutEffect(() => {
    const popup = element.current;
    if (!popup) return;
    const before = document.activeElement;
    const { offsetWidth, offsetHeight } = popup;
    const left = Math.min(menu.at.x, window.innerWidth - offsetWidth - MARGIN);
    const top = Math.min(menu.at.y, window.innerHeight - offsetHeight - MARGIN);
    popup.style.left = `${Math.max(MARGIN, left)}px`;
    popup.style.top = `${Math.max(MARGIN, top)}px`;
    itemsIn(popup)[0]?.focus({ preventScroll: true });
    const onOutside = (event: Event): void => {
      if (!(event.target instanceof Node && popup.contains(event.target))) latest.current();
    };
    const abort = new AbortController();
    const { signal } = abort;
    document.addEventListener('pointerdown', onOutside, { signal, capture: true });
    for (const type of ['resize', 'blur']) {
      window.addEventListener(type, () => latest.current(), { signal });
    }
    return () => {
      abort.abort();
      const isInside = popup.contains(document.activeElement) || !document.hasFocus();
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if ((isInside || isLost) && before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, [menu]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = itemsIn(event.currentTarget);
    const at = items.findIndex((item) => item === document.activeElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    // Keys in the menu are not those of the page.
    event.stopPropagation();
    if (to !== undefined) items[to]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };

  const name = nameOf(menu.frame);
  return (
    <div
      ref={element}
      role="menu"
      tabIndex={-1}
      aria-label={`${name}: actions`}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
      className="fixed z-50 max-w-80 min-w-60 rounded border border-hairline bg-surface p-1 shadow-(--shadow) outline-none"
    >
      <p role="presentation" className="truncate px-2 py-1 font-mono text-xs text-muted">
        {name}
      </p>
      {actions.map((group) => (
        <div
          key={group[0]?.label}
          role="none"
          className="border-hairline py-0.5 not-first-of-type:border-t"
        >
          {group.map((action) => (
            <Item key={action.label} action={action} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Item({ action, onClose }: { action: FrameAction; onClose: () => void }) {
  const { label, keys, run, isDisabled = false } = action;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={isDisabled}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        onClose();
        run();
      }}
      className="flex h-7 w-full items-center justify-between gap-6 rounded px-2 text-left outline-none focus:bg-sunken disabled:opacity-50"
    >
      {label}
      {keys === undefined ? null : (
        <kbd aria-hidden className="font-mono text-xs text-muted">
          {keys}
        </kbd>
      )}
    </button>
  );
}

function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
}
