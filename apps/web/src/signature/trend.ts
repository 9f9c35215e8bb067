import { baseBefore, type MetricHistory, rowBeforeOperations, valueBefore } from './history.ts';

/** How a metric moves: per operation where operations ran, else per second. */
export interface Trend {
  readonly per: 'operation' | 'second';
  readonly change: number;
}

/** What is called "now", in milliseconds: operations longer ago do not explain what happens. */
const WINDOW_MS = 60_000;
/** Without operations the last seconds tell; longer ago there may have been some. */
const IDLE_WINDOW_MS = 10_000;

/** The trend of the last minute, or `null` before there are two values. */
export function trendOf(history: MetricHistory): Trend | null {
  const { t, operations, value } = history;
  const last = valueBefore(value, value.length - 1);
  const end = t[last];
  if (end === undefined) return null;

  const before = rowBeforeOperations(operations, firstRowSince(t, end - WINDOW_MS));
  const base = baseBefore(history, before);
  if (!Number.isNaN(base)) {
    const count = (operations[last] ?? Number.NaN) - (operations[before] ?? Number.NaN);
    if (count > 0) return { per: 'operation', change: ((value[last] ?? base) - base) / count };
  }

  const start = firstRowSince(t, end - IDLE_WINDOW_MS);
  const from = value.findIndex((item, row) => row >= start && !Number.isNaN(item));
  const elapsed = end - (t[from] ?? end);
  if (from === -1 || elapsed <= 0) return null;
  return { per: 'second', change: (difference(value, from, last) / elapsed) * 1000 };
}

function firstRowSince(t: Float64Array, time: number): number {
  const row = t.findIndex((at) => at >= time);
  return row === -1 ? 0 : row;
}

function difference(values: Float64Array, from: number, to: number): number {
  return (values[to] ?? 0) - (values[from] ?? 0);
}
