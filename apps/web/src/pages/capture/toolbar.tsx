import type { RefObject } from 'react';
import type { FormatValue, ProfileInfo } from '../../flame/index.ts';
import { Segmented } from '../../ui/index.ts';
import { meaningOf } from './names.ts';
import { SearchBox } from './search-box.tsx';
import type { Explored } from './use-explorer.ts';

const orientations = [
  { id: 'flame', label: 'Flame', title: 'Callees above their callers' },
  { id: 'icicle', label: 'Icicle', title: 'Callees below their callers' },
] as const;

interface ToolbarProps {
  info: ProfileInfo;
  explored: Explored;
  format: FormatValue;
  input: RefObject<HTMLInputElement | null>;
  onNext: (step: 1 | -1) => void;
  onLeave: () => void;
}

/** What is counted, how it is drawn, and the search. */
export function Toolbar({ info, explored, format, input, onNext, onLeave }: ToolbarProps) {
  const { view, change, type, search } = explored;
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
      <Segmented
        label="Orientation"
        options={orientations}
        selected={view.orientation}
        onSelect={(orientation) => change({ orientation })}
      />
      <SearchBox
        text={view.search}
        result={search}
        format={format}
        input={input}
        onText={(text) => change({ search: text })}
        onNext={onNext}
        onLeave={onLeave}
      />
    </div>
  );
}
