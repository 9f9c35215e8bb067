import { formatValue } from '../format/index.ts';
import { createCursor } from './cursor.ts';
import type { CycleDomain } from './cycle-domain.ts';
import { type CyclePoint, type CycleSlope, fitLine } from './cycle-fit.ts';
import { followWidth } from './follow-width.ts';
import { createPlot } from './plot.ts';
import { drawCycles, drawFit } from './plot-cycles.ts';
import { followPointer } from './pointer.ts';

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

export interface CycleChart {
  update(state: CycleChartState): void;
  destroy(): void;
}

const HEIGHT = 200;

/** The cycles of a verification over the operations, with the line that was fitted to them. */
export function createCycleChart(element: HTMLElement): CycleChart {
  const plot = createPlot(element, { height: HEIGHT, xAxis: true });
  const note = document.createElement('p');
  note.className = 'compare-note';
  element.append(note);
  let state: CycleChartState | undefined;
  let width = 0;

  const readout = (): void => {
    if (state === undefined) return;
    const near = cursor.x === null ? undefined : nearest(state.points, cursor.positionOr(0));
    note.textContent = near === undefined ? state.note : describe(near, state);
    plot.setCursor(cursor.x);
  };
  const cursor = createCursor(() => plot.innerWidth, readout);

  const draw = (): void => {
    if (state === undefined || width === 0) return;
    const { points, slope, domain, color, dashed, title } = state;
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
    readout();
    plot.setSummary(
      points.length === 0 ? `${title}: no cycle measured yet.` : `${title}. ${state.note}`,
    );
  };

  const stopPointer = followPointer([plot.svg], {
    innerWidth: () => plot.innerWidth,
    onMove: cursor.moveTo,
    onDrag: () => undefined,
    onSelect: () => undefined,
    onReset: () => undefined,
  });
  const stopWidth = followWidth(element, (next) => {
    width = next;
    plot.resize(width);
    draw();
  });

  return {
    update(next) {
      state = next;
      draw();
    },
    destroy() {
      stopPointer();
      stopWidth();
      plot.svg.remove();
      note.remove();
    },
  };
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
