import type { SampleColumns } from '@leakscope/protocol';
import { ARCHIVE_ROWS, RECENT_SAMPLES, type RunData } from './run-data.ts';

/** Samples come four times a second. */
const SAMPLE_PERIOD_MS = 250;
const RECENT_MS = RECENT_SAMPLES * SAMPLE_PERIOD_MS;

/** Samples from `from` on (epoch milliseconds; all without it), thinned to `points`. */
export type LoadSamples = (query: { from?: number; points: number }) => Promise<SampleColumns>;

/** Loads the whole run thinned, then, where that is coarser than the samples, its end in full. */
export async function loadHistory(data: RunData, load: LoadSamples): Promise<void> {
  const whole = await load({ points: ARCHIVE_ROWS });
  const first = whole.t[0];
  const last = whole.t.at(-1);
  data.appendColumns(whole);
  if (first === undefined || last === undefined) return;
  if (last - first <= ARCHIVE_ROWS * SAMPLE_PERIOD_MS) return;
  const recent = await load({ from: Math.max(first, last - RECENT_MS), points: RECENT_SAMPLES });
  data.clearSamples();
  data.appendColumns(before(whole, recent.t[0] ?? Number.POSITIVE_INFINITY));
  data.appendColumns(recent);
}

/** Loads what came after the last sample that is known. */
export async function loadSince(data: RunData, load: LoadSamples): Promise<void> {
  const { span } = data;
  const from = span === null ? {} : { from: span.to + 1 };
  data.appendColumns(await load({ ...from, points: RECENT_SAMPLES }));
}

/** The part of the columns before a point in time. */
function before({ t, columns, handles, collections }: SampleColumns, end: number): SampleColumns {
  const later = t.findIndex((time) => time >= end);
  const count = later === -1 ? t.length : later;
  return {
    t: t.slice(0, count),
    columns: Object.fromEntries(
      Object.entries(columns).map(([key, values]) => [key, values.slice(0, count)]),
    ),
    handles: handles.slice(0, count),
    collections: collections.filter((collection) => collection.t < end),
  };
}
