import type { SampleType } from '@leakscope/profile';
import type { ReactNode, RefObject } from 'react';
import type { SearchResult } from '../flame/index.ts';
import { Segmented } from '../ui/index.ts';
import { meaningOf } from './names.ts';
import { SearchBox } from './search-box.tsx';
import type { Moves, Position } from './use-moves.ts';

const modes = [
  { id: 'flame', label: 'Flame', title: 'Callees above their callers' },
  { id: 'icicle', label: 'Icicle', title: 'Callees below their callers' },
  { id: 'sandwich', label: 'Sandwich', title: 'One function: who calls it, what it calls (s)' },
  { id: 'table', label: 'Table', title: 'Functions alone (t)' },
] as const;

interface GraphToolbarProps {
  position: Position;
  moves: Moves;
  sampleTypes: readonly SampleType[];
  /** Name of the sample type that is shown. */
  type: string;
  search: SearchResult | undefined;
  input: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
  /** Between how it is drawn and the search. */
  children?: ReactNode;
}

/** What is counted, how it is drawn, and the search. */
export function GraphToolbar(props: GraphToolbarProps) {
  const { position, moves, sampleTypes, type, search, input, onLeave, children } = props;
  const { view, change } = position;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {sampleTypes.length < 2 ? null : (
        <Segmented
          label="Sample type"
          options={sampleTypes.map((option) => ({
            id: option.type,
            label: option.type,
            title: meaningOf(option.type),
          }))}
          selected={type}
          onSelect={(id) => change({ type: id })}
        />
      )}
      <Segmented label="View" options={modes} selected={view.mode} onSelect={moves.setMode} />
      {children}
      <SearchBox
        text={view.search}
        isRegex={view.isRegex}
        problem={search?.problem ?? null}
        input={input}
        onText={(text) => change({ search: text })}
        onRegex={(isRegex) => change({ isRegex })}
        onNext={moves.nextMatch}
        onLeave={onLeave}
      />
    </div>
  );
}
