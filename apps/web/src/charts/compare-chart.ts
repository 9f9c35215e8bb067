import { bisectRight } from 'd3';
import { formatCount, formatElapsed, formatValue } from '../format/index.ts';
import type { ChartSource } from './chart-state.ts';
import { readField } from './columns.ts';
import { decimate, highestBetween } from './decimate.ts';
import { createNotedPlot, type NotedPlot } from './noted-plot.ts';
import type { PlotLine } from './plot-frame.ts';
import type { SeriesSpec } from './series.ts';
import { axisEnd, type Tick, timeTicks, valueStep, valueTicks } from './ticks.ts';

export type CompareMode = 'operations' | 'time';

export interface Compared {
  readonly key: string;
  /** Written at the end of its line. */
  readonly label: string;
  readonly dashed: boolean;
  readonly source: ChartSource;
}

export interface CompareState {
  readonly compared: readonly Compared[];
  readonly series: SeriesSpec;
  readonly mode: CompareMode;
}

export type CompareChart = NotedPlot<CompareState>;

interface Curve {
  readonly of: Compared;
  /** Operations, or milliseconds since the first one. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const WANTED_TICKS = 4;
const X_LABEL_WIDTH = 90;

const readOperations = readField('operations');

/** One series of several runs in one chart, over time since the first operation or per operation. */
export function createCompareChart(element: HTMLElement): CompareChart {
  let curves: Curve[] = [];
  let yEnd = 0;
  return createNotedPlot<CompareState>(element, {
    draw({ compared, mode, series }, plot, cursor) {
      curves = compared.map((of) => curveOf(of, series, mode));
      cursor.domain = [0, Math.max(leastEnd(mode), ...curves.map(({ x }) => x.at(-1) ?? 0))];
      const [from, to] = cursor.domain;
      const lines = curves.map(({ of, x, y }): PlotLine => ({
        key: of.key,
        color: series.color,
        dashed: of.dashed,
        label: of.label,
        points: decimate(x, y, from, to, plot.innerWidth),
      }));
      const highest = Math.max(0, ...lines.map(({ points }) => highestBetween(points, from, to)));
      yEnd = axisEnd(highest, yEnd, WANTED_TICKS, series.unit);
      plot.draw({
        x: cursor.domain,
        xTicks: xTicks(mode, to, plot.innerWidth / X_LABEL_WIDTH),
        yEnd,
        yTicks: valueTicks(yEnd, WANTED_TICKS, series.unit),
        lines,
        bands: [],
        rules: [],
        marks: [],
      });
    },
    read({ mode, series }, cursor) {
      const x = cursor.positionOr(cursor.domain[1]);
      const values = curves.map(({ of, x: xs, y }) => {
        const value = y[bisectRight(xs, x) - 1] ?? Number.NaN;
        return `${of.label} ${Number.isNaN(value) ? '–' : formatValue(value, series.unit)}`;
      });
      const where =
        mode === 'operations' ? `after ${Math.floor(x)} operations` : `${formatElapsed(x)} in`;
      return `${cursor.x === null ? 'now' : where}: ${values.join(' · ')}`;
    },
    summary({ mode, series }, note) {
      return `${series.title} ${mode === 'operations' ? 'per operation' : 'over time'}, ${note}`;
    },
  });
}

/** A shorter axis would stretch a single operation, or the first second, over the whole chart. */
function leastEnd(mode: CompareMode): number {
  return mode === 'operations' ? 5 : 10_000;
}

function curveOf(of: Compared, series: SeriesSpec, mode: CompareMode): Curve {
  const { t, v: y } = series.read(of.source, -Infinity, Infinity);
  const { v: operations } = readOperations(of.source, -Infinity, Infinity);
  if (mode === 'operations') return { of, x: carriedForward(operations), y };
  const first = operations.findIndex((count) => count > 0);
  const zero = t[Math.max(0, first - 1)] ?? 0;
  const begin = Math.max(0, first - 1);
  return { of, x: t.subarray(begin).map((time) => time - zero), y: y.subarray(begin) };
}

/** Fills holes with the value before them: operations never become fewer. */
function carriedForward(values: Float64Array): Float64Array {
  let last = 0;
  return values.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}

function xTicks(mode: CompareMode, end: number, wanted: number): Tick[] {
  if (mode === 'time') return timeTicks(0, end, 0, wanted);
  const step = valueStep(end, wanted, 'count');
  const ticks: Tick[] = [];
  for (let value = 0; value <= end; value += step) ticks.push({ value, label: formatCount(value) });
  return ticks;
}
