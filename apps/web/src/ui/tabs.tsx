import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface Tab<Id extends string> {
  id: Id;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** Stands at the right end of the row of tabs. */
  aside?: ReactNode;
}

/** Tabs under one hairline. Only the selected panel is mounted. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, aside } = props;
  return (
    <Base.Root value={selected} onValueChange={(id: Id) => onSelect(id)}>
      <div className="flex items-center justify-between border-b border-hairline">
        <Base.List aria-label={label} className="flex gap-4">
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.id}
              value={tab.id}
              className="-mb-px h-8 border-b-2 border-transparent text-sm text-muted hover:text-ink data-active:border-ink data-active:text-ink"
            >
              {tab.label}
            </Base.Tab>
          ))}
        </Base.List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
