import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

interface MenuProps {
  /** A `Button`; it gets the behaviour of a menu button. */
  trigger: ReactElement;
  children: ReactNode;
}

/** A menu button. Its children are `MenuItem`s. */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup className="min-w-56 rounded border border-hairline bg-surface p-1 shadow-(--shadow) outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  onSelect: () => void;
  disabled?: boolean;
  /** A line below the label: what it does. */
  hint?: ReactNode;
  children: ReactNode;
}

export function MenuItem({ onSelect, disabled = false, hint, children }: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled}
      onClick={onSelect}
      className="block cursor-pointer rounded px-2 py-1.5 outline-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-sunken"
    >
      <span className="block font-medium">{children}</span>
      {hint === undefined ? null : <span className="block text-xs text-muted">{hint}</span>}
    </Base.Item>
  );
}
