import { useState } from 'react';
import type { ChangeRow, ChangeTable as Changes } from '../../compare/messages.ts';
import { formatCount } from '../../format/index.ts';
import { type FormatValue, placeOf } from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { differenceOf, signed } from './change-text.ts';
import { type SortBy, sorted } from './sorting.ts';

/** Rows before "show all": what fits below the graph without drowning it. */
const SHOWN = 15;

const columns: readonly { id: SortBy; label: string; title: string }[] = [
  { id: 'self', label: 'Change, self', title: 'Of the function itself' },
  { id: 'total', label: 'Change, total', title: 'Of the function and all that it called' },
  { id: 'base', label: 'Before', title: 'Total in the base' },
  { id: 'now', label: 'After', title: 'Total in the later capture' },
];

/** A phone has room for the changes and the functions alone. */
const isWide = (id: SortBy): boolean => id === 'base' || id === 'now';

interface ChangeTableProps {
  table: Changes | undefined;
  by: SortBy;
  onSort: (by: SortBy) => void;
  format: FormatValue;
  isSelected: (row: ChangeRow) => boolean;
  onSelect: (row: ChangeRow) => void;
}

/** The functions that changed most; a click leads to one. */
export function ChangeTable(props: ChangeTableProps) {
  const { table, by, onSort, format, isSelected, onSelect } = props;
  const [isWhole, setWhole] = useState(false);
  const rows = sorted(table?.rows ?? [], by);
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <section aria-label="Largest changes" className="min-w-0">
      <div className="flex items-baseline gap-3">
        <h2 className="font-semibold">Largest changes</h2>
        <p className="text-xs text-muted">
          {table === undefined
            ? null
            : `${formatCount(table.changed)} ${table.changed === 1 ? 'function' : 'functions'} changed`}
        </p>
      </div>
      <div className="overflow-x-auto">
        <table className="w-full table-fixed border-collapse sm:min-w-140">
          <thead>
            <tr className="border-b border-hairline text-xs text-muted">
              {columns.map(({ id, label, title }) => (
                <th
                  key={id}
                  scope="col"
                  title={title}
                  aria-sort={by === id ? 'descending' : 'none'}
                  className={classes(
                    'w-32 py-1 pr-4 text-right font-normal max-sm:w-22 max-sm:pr-2',
                    isWide(id) && 'max-sm:hidden',
                  )}
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
              ))}
              <th scope="col" className="py-1 text-left font-normal">
                Function
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={`${row.name}\n${row.file}\n${row.line}`}
                row={row}
                format={format}
                isSelected={isSelected(row)}
                onSelect={onSelect}
              />
            ))}
          </tbody>
        </table>
      </div>
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

interface RowProps {
  row: ChangeRow;
  format: FormatValue;
  isSelected: boolean;
  onSelect: (row: ChangeRow) => void;
}

function Row({ row, format, isSelected, onSelect }: RowProps) {
  const cell = 'py-1 pr-4 text-right font-mono whitespace-nowrap max-sm:hidden';
  return (
    <tr
      data-change={row.change}
      className={classes('border-b border-hairline', isSelected && 'bg-accent-soft')}
    >
      <Difference value={differenceOf(row.self)} format={format} />
      <Difference value={differenceOf(row.total)} format={format} />
      <td className={cell}>{row.change === 'new' ? '–' : format(row.total.base)}</td>
      <td className={cell}>{row.change === 'gone' ? '–' : format(row.total.now)}</td>
      <th scope="row" className="py-1 font-normal">
        <button
          type="button"
          aria-current={isSelected || undefined}
          onClick={() => onSelect(row)}
          title={row.file}
          className="flex w-full min-w-0 items-baseline gap-3 text-left font-mono hover:underline"
        >
          <span className={classes('truncate', row.origin === 'own' && 'font-semibold')}>
            {row.name}
          </span>
          {row.change === 'new' || row.change === 'gone' ? (
            <span className="shrink-0 rounded bg-sunken px-1.5 font-sans text-xs">
              {row.change}
            </span>
          ) : null}
          <span className="truncate text-xs text-muted">{placeOf(row)}</span>
        </button>
      </th>
    </tr>
  );
}

function Difference({ value, format }: { value: number; format: FormatValue }) {
  return (
    <td
      className={classes(
        'py-1 pr-4 text-right font-mono whitespace-nowrap max-sm:pr-2',
        value > 0 && 'text-leak',
        value < 0 && 'text-accent',
        value === 0 && 'text-muted',
      )}
    >
      {signed(value, format)}
    </td>
  );
}
