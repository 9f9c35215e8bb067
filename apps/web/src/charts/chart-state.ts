import type { Gc } from '@leakscope/protocol';
import type { ColumnSource } from './columns.ts';
import type { Flag } from './flags.ts';
import type { TimeRange } from './time-range.ts';

/** What is drawn: one run. */
export interface ChartSource extends ColumnSource {
  readonly collections: readonly Gc[];
  /** Times of the first and the last sample, in epoch milliseconds. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

export interface ChartView {
  readonly range: TimeRange;
  /** Where the charts stand still, in epoch milliseconds; `null` while they follow the run. */
  readonly pausedAt: number | null;
  /** Keys of the series that are switched off. */
  readonly hidden: ReadonlySet<string>;
}

export interface ChartState {
  readonly source: ChartSource;
  readonly view: ChartView;
  /** When the run started, in epoch milliseconds: zero of the time axis. */
  readonly start: number;
  /** In bytes. */
  readonly memoryCap: number | null;
  readonly flags: readonly Flag[];
}
