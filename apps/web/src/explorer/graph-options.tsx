import { ArrowDownUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Grouping } from '../flame/index.ts';
import { classes } from '../ui/index.ts';
import { Choice, type Option } from './choice.tsx';
import { onlyMine } from './frame-filters.ts';
import type { Moves, Position } from './use-moves.ts';

const groupings: readonly Option<Grouping>[] = [
  { id: 'line', label: 'function and line' },
  { id: 'function', label: 'function' },
  { id: 'file', label: 'file' },
  { id: 'package', label: 'package' },
];

interface GraphOptionsProps {
  position: Position;
  moves: Moves;
  /** Keys of the labels by which frames can be grouped. */
  labels: readonly string[];
  /** Folder of one's own code, where it is known. */
  own: string | null;
  /** Behind the grouping. */
  children?: ReactNode;
}

/** How frames are put together, and which are looked at. */
export function GraphOptions({ position, moves, labels, own, children }: GraphOptionsProps) {
  const { view, change } = position;
  const byLabel = labels.map((key): Option<Grouping> => ({
    id: `label:${key}`,
    label: `label ${key}`,
  }));
  const mine = view.filters.find(({ kind }) => kind === 'only-mine');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      <Choice
        label="Group by"
        options={[...groupings, ...byLabel]}
        selected={view.grouping}
        onSelect={(grouping) => change({ grouping })}
      />
      {children}
      {view.mode === 'sandwich' || view.mode === 'table' ? null : (
        <Toggle
          label="Invert"
          isOn={view.isInverted}
          title="From the leaves down (i)"
          onToggle={moves.invert}
        >
          <ArrowDownUp aria-hidden size={12} />
        </Toggle>
      )}
      <Toggle
        label="Only my code"
        isOn={mine !== undefined}
        title="What libraries did becomes part of the call that asked for it"
        onToggle={() =>
          mine === undefined
            ? moves.addFilter(onlyMine(own))
            : moves.setFilters(view.filters.filter((filter) => filter !== mine))
        }
      />
    </div>
  );
}

interface ToggleProps {
  label: string;
  title: string;
  isOn: boolean;
  onToggle: () => void;
  children?: ReactNode;
}

function Toggle({ label, title, isOn, onToggle, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={title}
      onClick={onToggle}
      className={classes(
        'flex h-6 items-center gap-1 rounded border px-2',
        isOn ? 'border-focus bg-accent-soft' : 'border-hairline text-muted hover:text-ink',
      )}
    >
      {children}
      {label}
    </button>
  );
}
