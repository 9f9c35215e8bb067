import { useState } from 'react';
import { formatShare } from '../../format/index.ts';
import {
  type FlameClient,
  type FormatValue,
  type FunctionRow,
  placeOf,
  type Ref,
} from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { useAnswer } from '../../workers/index.ts';

/** Rows before "show all": what fits below the graph without drowning it. */
const SHOWN = 12;

interface FunctionTableProps {
  client: FlameClient;
  type: number;
  own: string | null;
  total: number;
  format: FormatValue;
  selected: Ref | null;
  onSelect: (ref: Ref) => void;
}

/** Self and total of every function; a click selects its largest frame. */
export function FunctionTable(props: FunctionTableProps) {
  const { client, type, own, total, format, selected, onSelect } = props;
  const [by, setBy] = useState<'self' | 'total'>('self');
  const [isWhole, setWhole] = useState(false);
  const rows = useAnswer(client, 'functions', { type, by, own }) ?? [];
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <section aria-label="Functions" className="min-w-0">
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr className="border-b border-hairline text-xs text-muted">
            <SortHeader id="self" label="Self" by={by} onSort={setBy} />
            <SortHeader id="total" label="Total" by={by} onSort={setBy} />
            <th scope="col" className="w-16 py-1 pr-4 text-right font-normal">
              Share
            </th>
            <th scope="col" className="py-1 text-left font-normal">
              Function
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.ref}
              row={row}
              share={total === 0 ? 0 : row[by] / total}
              format={format}
              isSelected={row.ref === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN ? (
        <button
          type="button"
          className="mt-2 text-accent hover:underline"
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${rows.length} functions`}
        </button>
      ) : null}
    </section>
  );
}

interface SortHeaderProps {
  id: 'self' | 'total';
  label: string;
  by: 'self' | 'total';
  onSort: (id: 'self' | 'total') => void;
}

function SortHeader({ id, label, by, onSort }: SortHeaderProps) {
  return (
    <th
      scope="col"
      aria-sort={by === id ? 'descending' : 'none'}
      className="w-22 py-1 pr-4 text-right font-normal"
    >
      <button
        type="button"
        className={classes('hover:text-ink', by === id && 'font-semibold text-ink')}
        onClick={() => onSort(id)}
      >
        {label}
        {by === id ? <span aria-hidden> ↓</span> : null}
      </button>
    </th>
  );
}

interface RowProps {
  row: FunctionRow;
  share: number;
  format: FormatValue;
  isSelected: boolean;
  onSelect: (ref: Ref) => void;
}

function Row({ row, share, format, isSelected, onSelect }: RowProps) {
  return (
    <tr className={classes('border-b border-hairline', isSelected && 'bg-accent-soft')}>
      <td className="py-1 pr-4 text-right font-mono whitespace-nowrap">{format(row.self)}</td>
      <td className="py-1 pr-4 text-right font-mono whitespace-nowrap">{format(row.total)}</td>
      <td className="py-1 pr-4 text-right font-mono whitespace-nowrap">{formatShare(share)}</td>
      <th scope="row" className="py-1 font-normal">
        <button
          type="button"
          aria-current={isSelected || undefined}
          onClick={() => onSelect(row.ref)}
          title={row.file}
          className="flex w-full min-w-0 items-baseline gap-3 text-left font-mono hover:underline"
        >
          <FunctionName row={row} />
        </button>
      </th>
    </tr>
  );
}

function FunctionName({ row }: { row: FunctionRow }) {
  return (
    <>
      <span className={classes('truncate', row.origin === 'own' && 'font-semibold')}>
        {row.name}
      </span>
      <span className="truncate text-xs text-muted">{placeOf(row)}</span>
    </>
  );
}
