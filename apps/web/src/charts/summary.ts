import { formatElapsed, formatValue } from '../format/index.ts';
import type { PlotLine } from './plot-frame.ts';
import type { SeriesSpec } from './series.ts';
import type { Domain } from './time-range.ts';

/** What a chart shows, in words: for each line where it begins and ends. */
export function summarise(
  title: string,
  lines: readonly (PlotLine & { series: SeriesSpec })[],
  domain: Domain,
): string {
  const length = formatElapsed(domain.to - domain.from);
  const parts = lines.flatMap(({ series, points }) => {
    const first = valuesOf(points).next().value;
    const last = points.at(-1);
    if (first === undefined || last === undefined || Number.isNaN(last)) return [];
    const [from, to] = [formatValue(first, series.unit), formatValue(last, series.unit)];
    return [from === to ? `${series.title} ${to}` : `${series.title} from ${from} to ${to}`];
  });
  if (parts.length === 0) return `${title}: nothing to show yet.`;
  return `${title} over ${length}: ${parts.join('; ')}.`;
}

function* valuesOf(points: readonly number[]): Generator<number, undefined> {
  for (let index = 1; index < points.length; index += 2) {
    const value = points[index] ?? Number.NaN;
    if (!Number.isNaN(value)) yield value;
  }
}
