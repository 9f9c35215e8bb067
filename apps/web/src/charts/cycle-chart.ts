import { formatValue } from '../format/index.ts';
import type { CycleDomain } from './cycle-domain.ts';
import { type CyclePoint, type CycleSlope, fitLine } from './cycle-fit.ts';
import { createNotedPlot, type NotedPlot } from './noted-plot.ts';
import { drawCycles, drawFit } from './plot-cycles.ts';

export interface CycleChartState {
  /** What is read, as in “heap”. */
  readonly title: string;
  readonly unit: 'bytes' | 'count';
  readonly color: string;
  readonly dashed: boolean;
  /** In order of x. */
  readonly points: readonly CyclePoint[];
  readonly slope: CycleSlope | undefined;
  readonly domain: CycleDomain;
  /** What the note below says while nobody points. */
  readonly note: string;
}

export type CycleChart = NotedPlot<CycleChartState>;

/** The cycles of a verification over the operations, with the line that was fitted to them. */
export function createCycleChart(element: HTMLElement): CycleChart {
  return createNotedPlot<CycleChartState>(element, {
    draw({ points, slope, domain, color, dashed }, plot, cursor) {
      cursor.domain = domain.x;
      plot.draw({
        x: domain.x,
        xTicks: domain.xTicks,
        yStart: domain.y[0],
        yEnd: domain.y[1],
        yTicks: domain.yTicks,
        lines: [],
        bands: [],
        rules: [],
        marks: [],
      });
      plot.drawInside((group, xOf, yOf) => {
        const line = slope === undefined ? undefined : fitLine(points, slope);
        drawFit(group, line, color, dashed, xOf, yOf);
        drawCycles(group, points, color, xOf, yOf);
      });
    },
    read(state, cursor) {
      const near = cursor.x === null ? undefined : nearest(state.points, cursor.positionOr(0));
      return near === undefined ? state.note : describe(near, state);
    },
    summary({ points, title, note }) {
      return points.length === 0 ? `${title}: no cycle measured yet.` : `${title}. ${note}`;
    },
  });
}

function nearest(points: readonly CyclePoint[], x: number): CyclePoint | undefined {
  let best: CyclePoint | undefined;
  for (const point of points) {
    if (best === undefined || Math.abs(point.x - x) < Math.abs(best.x - x)) best = point;
  }
  return best;
}

function describe({ x, y, warmUp }: CyclePoint, { unit }: CycleChartState): string {
  const reading = `After ${formatValue(x, 'count')} operations: ${formatValue(y, unit)}`;
  return warmUp ? `${reading}, still warming up` : reading;
}
