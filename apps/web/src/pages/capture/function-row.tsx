import { memo } from 'react';
import { formatShare } from '../../format/index.ts';
import { type FormatValue, type FunctionRow, nameOf, placeOf } from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';

interface FunctionCellsProps {
  row: FunctionRow;
  total: number;
  format: FormatValue;
  onSelect: (row: FunctionRow) => void;
}

/** A function's figures and its name; the name selects its largest frame. */
export const FunctionCells = memo(function FunctionCells(props: FunctionCellsProps) {
  const { row, total, format, onSelect } = props;
  return (
    <>
      <Amount value={row.self} total={total} format={format} />
      <Amount value={row.total} total={total} format={format} />
      <td className="py-0 pr-3 text-right font-mono text-muted">
        {row.count.toLocaleString('en-US')}
      </td>
      <th scope="row" className="py-0 font-normal">
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onSelect(row)}
          title={row.file}
          className="flex w-full min-w-0 items-baseline gap-3 text-left font-mono hover:underline"
        >
          <span className={classes('truncate', row.origin === 'own' && 'font-semibold')}>
            {nameOf(row)}
          </span>
          {row.name === row.file ? null : (
            <span className="truncate text-xs text-muted">{placeOf(row)}</span>
          )}
        </button>
      </th>
    </>
  );
});

interface AmountProps {
  value: number;
  total: number;
  format: FormatValue;
}

/** A value, its share, and the share as a bar. */
function Amount({ value, total, format }: AmountProps) {
  const share = total === 0 ? 0 : value / total;
  return (
    <td className="relative py-0 pr-3 text-right font-mono whitespace-nowrap">
      <span
        aria-hidden
        className="absolute inset-y-0.5 right-3 rounded-xs bg-leak-soft"
        style={{ width: `calc(${Math.min(1, Math.abs(share))} * (100% - 12px))` }}
      />
      <span className="relative">{format(value)}</span>
      <span className="relative inline-block w-13 text-muted max-sm:hidden">
        {formatShare(share)}
      </span>
    </td>
  );
}
