import type { ChangeRow } from '../../compare/messages.ts';
import { differenceOf } from './change-text.ts';

export type SortBy = 'self' | 'total' | 'base' | 'now';

/** The rows with the largest first: of changes whichever way they go. */
export function sorted(rows: readonly ChangeRow[], by: SortBy): ChangeRow[] {
  return rows.toSorted((a, b) => sizeOf(b, by) - sizeOf(a, by));
}

function sizeOf(row: ChangeRow, by: SortBy): number {
  if (by === 'self' || by === 'total') return Math.abs(differenceOf(row[by]));
  return row.total[by];
}
