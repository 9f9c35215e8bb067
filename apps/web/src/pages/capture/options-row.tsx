import { ArrowDownUp } from 'lucide-react';
import type { Coloring, Grouping, Order, ProfileInfo } from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { Choice, type Option } from './choice.tsx';
import type { Explored } from './use-explorer.ts';
import type { Moves } from './use-moves.ts';

const groupings: readonly Option<Grouping>[] = [
  { id: 'line', label: 'function and line' },
  { id: 'function', label: 'function' },
  { id: 'file', label: 'file' },
  { id: 'package', label: 'package' },
];
const colorings: readonly Option<Coloring>[] = [
  { id: 'kind', label: 'own code' },
  { id: 'package', label: 'package' },
  { id: 'file', label: 'file' },
  { id: 'value', label: 'self value' },
];
const orders: readonly Option<Order>[] = [
  { id: 'largest', label: 'largest first' },
  { id: 'time', label: 'time' },
];

interface OptionsRowProps {
  info: ProfileInfo;
  explored: Explored;
  moves: Moves;
}

/** How frames are put together, coloured and ordered. */
export function OptionsRow({ info, explored, moves }: OptionsRowProps) {
  const { view, change, isSandwich, own } = explored;
  const isGraph = view.mode !== 'table';
  const labels = info.labels.map((key): Option<Grouping> => ({
    id: `label:${key}`,
    label: `label ${key}`,
  }));
  const onlyMine = view.filters.find(({ kind }) => kind === 'only-mine');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      <Choice
        label="Group by"
        options={[...groupings, ...labels]}
        selected={view.grouping}
        onSelect={(grouping) => change({ grouping })}
      />
      {isGraph ? (
        <Choice
          label="Colour by"
          options={colorings}
          selected={view.coloring}
          onSelect={(coloring) => change({ coloring })}
        />
      ) : null}
      {isGraph && !isSandwich && !view.isInverted ? (
        <Choice
          label="Order"
          options={orders}
          selected={view.order}
          onSelect={(order) => change({ order })}
        />
      ) : null}
      {isSandwich || !isGraph ? null : (
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
        isOn={onlyMine !== undefined}
        title="What libraries did becomes part of the call that asked for it"
        onToggle={() =>
          onlyMine === undefined
            ? moves.addFilter(
                own === null ? { kind: 'only-mine' } : { kind: 'only-mine', folder: own },
              )
            : moves.setFilters(view.filters.filter((filter) => filter !== onlyMine))
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
  children?: React.ReactNode;
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
