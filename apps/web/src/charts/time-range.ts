/** What part of a run is shown. Elapsed times are milliseconds since its start. */
export type TimeRange =
  | { readonly kind: 'last'; readonly minutes: 1 | 5 | 30 }
  | { readonly kind: 'all' }
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

export interface Domain {
  readonly from: number;
  readonly to: number;
}

/** A young run is shown over this long, so that its first samples are not stretched over the chart. */
const SHORTEST_MS = 20_000;
/** The shortest span that can be zoomed to: four samples. */
export const SHORTEST_ZOOM_MS = 1000;

const MINUTE_MS = 60_000;

/**
 * The epoch times between which a run is drawn.
 * @param start of the run
 * @param end of its last sample, or where it was paused
 */
export function domainOf(range: TimeRange, start: number, end: number): Domain {
  if (range.kind === 'span') return { from: start + range.from, to: start + range.to };
  const length = end - start;
  if (length < SHORTEST_MS) return { from: start, to: start + SHORTEST_MS };
  if (range.kind === 'all') return { from: start, to: end };
  return { from: Math.max(start, end - range.minutes * MINUTE_MS), to: end };
}

/** The part of a domain around `centre` when zoomed by `factor` (below 1 is closer), within the run. */
export function zoomed(
  domain: Domain,
  factor: number,
  centre: number,
  start: number,
  end: number,
): TimeRange {
  const length = Math.max(SHORTEST_ZOOM_MS, (domain.to - domain.from) * factor);
  if (length >= end - start) return { kind: 'all' };
  const share = (centre - domain.from) / (domain.to - domain.from);
  const from = Math.min(Math.max(start, centre - length * share), end - length);
  return { kind: 'span', from: from - start, to: from - start + length };
}

/** Text for the address of the page: `5m`, `all`, `12.5-40` (seconds). */
export function rangeToText(range: TimeRange): string {
  if (range.kind === 'last') return `${range.minutes}m`;
  if (range.kind === 'all') return 'all';
  return `${seconds(range.from)}-${seconds(range.to)}`;
}

function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

/** The reverse of `rangeToText`; `undefined` for anything else. */
export function rangeFromText(text: string | null): TimeRange | undefined {
  if (text === '1m') return { kind: 'last', minutes: 1 };
  if (text === '5m') return { kind: 'last', minutes: 5 };
  if (text === '30m') return { kind: 'last', minutes: 30 };
  if (text === 'all') return { kind: 'all' };
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? '');
  if (match === null) return undefined;
  const from = Number(match[1]) * 1000;
  const to = Number(match[2]) * 1000;
  return to - from >= SHORTEST_ZOOM_MS ? { kind: 'span', from, to } : undefined;
}
