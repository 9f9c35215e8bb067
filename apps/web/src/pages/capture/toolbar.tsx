import type { ReactNode, RefObject } from 'react';
import type { FormatValue, ProfileInfo } from '../../flame/index.ts';
import { Segmented } from '../../ui/index.ts';
import { meaningOf } from './names.ts';
import { SearchBox } from './search-box.tsx';
import type { Explored } from './use-explorer.ts';
import type { Moves } from './use-moves.ts';

const modes = [
  { id: 'flame', label: 'Flame', title: 'Callees above their callers' },
  { id: 'icicle', label: 'Icicle', title: 'Callees below their callers' },
  { id: 'sandwich', label: 'Sandwich', title: 'One function: who calls it, what it calls (s)' },
  { id: 'table', label: 'Table', title: 'Functions alone (t)' },
] as const;

interface ToolbarProps {
  info: ProfileInfo;
  explored: Explored;
  moves: Moves;
  format: FormatValue;
  input: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
  /** At the end of the row. */
  children?: ReactNode;
}

/** What is counted, how it is drawn, and the search. */
export function Toolbar(props: ToolbarProps) {
  const { info, explored, moves, format, input, onLeave, children } = props;
  const { view, change, type, search, selected } = explored;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Segmented
        label="Sample type"
        options={info.sampleTypes.map((option) => ({
          id: option.type,
          label: option.type,
          title: meaningOf(option.type),
        }))}
        selected={info.sampleTypes[type]?.type}
        onSelect={(id) => change({ type: id })}
      />
      <Segmented label="View" options={modes} selected={view.mode} onSelect={moves.setMode} />
      <SearchBox
        text={view.search}
        isRegex={view.isRegex}
        result={search}
        selected={selected}
        format={format}
        input={input}
        onText={(text) => change({ search: text })}
        onRegex={(isRegex) => change({ isRegex })}
        onNext={moves.nextMatch}
        onLeave={onLeave}
      />
      {children}
    </div>
  );
}
