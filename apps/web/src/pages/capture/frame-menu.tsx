import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { type LayoutFrame, nameOf, type Point } from '../../flame/index.ts';

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
  menu: OpenMenu | null;
  /** In groups, with a line between them. */
  actions: readonly (readonly FrameAction[])[];
  onClose: () => void;
}

/** What can be done with a frame, where it was asked for. */
export function FrameMenu({ menu, actions, onClose }: FrameMenuProps) {
  const at = menu?.at ?? { x: 0, y: 0 };
  const anchor = { getBoundingClientRect: () => DOMRect.fromRect({ ...at, width: 0, height: 0 }) };
  return (
    <Base.Root
      open={menu !== null}
      modal={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={2}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={menu ? `${nameOf(menu.frame)}: actions` : undefined}
            className="max-w-80 min-w-56 rounded border border-hairline bg-surface p-1 shadow-(--shadow) outline-none"
          >
            <Base.Group>
              <Base.GroupLabel className="truncate px-2 py-1 font-mono text-xs text-muted">
                {menu ? nameOf(menu.frame) : ''}
              </Base.GroupLabel>
              {actions.map((group, index) => (
                <Section key={group[0]?.label} isFirst={index === 0}>
                  {group.map((action) => (
                    <Item key={action.label} action={action} />
                  ))}
                </Section>
              ))}
            </Base.Group>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Section({ isFirst, children }: { isFirst: boolean; children: ReactNode }) {
  return (
    <>
      {isFirst ? null : <Base.Separator className="my-1 h-px bg-(--hairline)" />}
      {children}
    </>
  );
}

function Item({ action: { label, keys, run, isDisabled = false } }: { action: FrameAction }) {
  return (
    <Base.Item
      disabled={isDisabled}
      onClick={run}
      className="flex h-7 cursor-pointer items-center justify-between gap-6 rounded px-2 outline-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-sunken"
    >
      {label}
      {keys === undefined ? null : <kbd className="font-mono text-xs text-muted">{keys}</kbd>}
    </Base.Item>
  );
}
