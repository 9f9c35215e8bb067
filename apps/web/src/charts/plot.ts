import { select, type Selection } from 'd3';
import type { Line } from './decimate.ts';
import type { Tick } from './ticks.ts';

/** Room for the labels of the value axis, in pixels; the same for all charts, so that they align. */
export const MARGIN_LEFT = 76;
/** Room for half a label of the time axis. */
export const MARGIN_RIGHT = 16;
const MARGIN_TOP = 6;
const AXIS_HEIGHT = 22;
const EDGE = 4;

export interface PlotLine {
  readonly key: string;
  readonly color: string;
  readonly points: Line;
  readonly dashed?: boolean;
  readonly area?: boolean;
  /** Written at its last point. */
  readonly label?: string;
}

export interface PlotFrame {
  readonly x: readonly [from: number, to: number];
  readonly xTicks: readonly Tick[];
  /** The value axis goes from 0 to here. */
  readonly yEnd: number;
  readonly yTicks: readonly Tick[];
  readonly lines: readonly PlotLine[];
  /** Horizontal lines with a meaning of their own, such as the memory cap. */
  readonly rules: readonly Tick[];
  /** Vertical lines, such as captures. */
  readonly marks: readonly number[];
}

export interface Plot {
  readonly svg: SVGSVGElement;
  /** Of the part in which lines are drawn, in pixels. */
  readonly innerWidth: number;
  resize(width: number): void;
  draw(frame: PlotFrame): void;
  /** Pixels from the left of the inner part, or `null` for none. */
  setCursor(x: number | null): void;
  setSelection(span: readonly [number, number] | null): void;
  setSummary(text: string): void;
}

interface PlotOptions {
  readonly height: number;
  /** Writes the ticks of the horizontal axis below. */
  readonly xAxis: boolean;
}

let plots = 0;

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** An SVG with a grid, lines, a cursor and a selection; knows nothing of what it draws. */
export function createPlot(element: HTMLElement, { height, xAxis }: PlotOptions): Plot {
  plots += 1;
  const clip = `plot-clip-${plots}`;
  const total = height + MARGIN_TOP + (xAxis ? AXIS_HEIGHT : EDGE);
  const svg = select(element)
    .append('svg')
    .attr('role', 'img')
    .attr('class', 'plot')
    .attr('height', total);
  const clipRect = svg
    .append('clipPath')
    .attr('id', clip)
    .append('rect')
    .attr('y', -MARGIN_TOP)
    .attr('height', height + MARGIN_TOP + 2);
  const inner = svg.append('g').attr('transform', `translate(${MARGIN_LEFT},${MARGIN_TOP})`);
  const grid = inner.append('g').attr('class', 'plot-grid');
  const marks = inner.append('g').attr('class', 'plot-marks');
  const lines = inner.append('g').attr('clip-path', `url(#${clip})`);
  const rules = inner.append('g').attr('class', 'plot-rules');
  const labels = inner.append('g').attr('class', 'plot-labels');
  const selection = inner
    .append('rect')
    .attr('class', 'plot-selection')
    .attr('height', height)
    .attr('display', 'none');
  const cursor = inner
    .append('line')
    .attr('class', 'plot-cursor')
    .attr('y2', height)
    .attr('display', 'none');
  let innerWidth = 0;

  return {
    svg: svg.node() as SVGSVGElement,
    get innerWidth() {
      return innerWidth;
    },
    resize(width) {
      innerWidth = Math.max(40, width - MARGIN_LEFT - MARGIN_RIGHT);
      svg.attr('width', innerWidth + MARGIN_LEFT + MARGIN_RIGHT);
      clipRect.attr('width', innerWidth);
    },
    draw(frame) {
      const [from, to] = frame.x;
      const xOf = (value: number): number => ((value - from) / (to - from)) * innerWidth;
      const yOf = (value: number): number => height - (value / frame.yEnd) * height;
      drawGrid(grid, frame, { innerWidth, height, xAxis, xOf, yOf });
      drawMarks(marks, frame, height, xOf);
      drawLines(lines, frame, height, xOf, yOf);
      drawRules(rules, frame, innerWidth, yOf);
      drawLabels(labels, frame, innerWidth, xOf, yOf);
    },
    setCursor(x) {
      cursor.attr('display', x === null ? 'none' : null);
      if (x !== null) cursor.attr('x1', x).attr('x2', x);
    },
    setSelection(span) {
      selection.attr('display', span === null ? 'none' : null);
      if (span !== null) selection.attr('x', span[0]).attr('width', Math.max(0, span[1] - span[0]));
    },
    setSummary: (text) => void svg.attr('aria-label', text),
  };
}

type Position = (value: number) => number;

interface Geometry {
  innerWidth: number;
  height: number;
  xAxis: boolean;
  xOf: Position;
  yOf: Position;
}

function drawGrid(group: Group, frame: PlotFrame, geometry: Geometry): void {
  const { innerWidth, height, xAxis, xOf, yOf } = geometry;
  group
    .selectAll<SVGGElement, Tick>('g.y')
    .data(frame.yTicks, (tick) => tick.value)
    .join((enter) => {
      const tick = enter.append('g').attr('class', 'y');
      tick.append('line');
      tick.append('text').attr('x', -8).attr('dy', '0.32em').attr('text-anchor', 'end');
      return tick;
    })
    .attr('transform', ({ value }) => `translate(0,${yOf(value)})`)
    .call((tick) => tick.select('line').attr('x2', innerWidth))
    .call((tick) => tick.select('text').text(({ label }) => label));
  group
    .selectAll<SVGGElement, Tick>('g.x')
    .data(frame.xTicks, (tick) => tick.value)
    .join((enter) => {
      const tick = enter.append('g').attr('class', 'x');
      tick.append('line').attr('y2', height);
      if (xAxis)
        tick
          .append('text')
          .attr('y', height + 16)
          .attr('text-anchor', 'middle');
      return tick;
    })
    .attr('transform', ({ value }) => `translate(${xOf(value)},0)`)
    .call((tick) => tick.select('text').text(({ label }) => label));
}

function drawMarks(group: Group, frame: PlotFrame, height: number, xOf: Position): void {
  group
    .selectAll<SVGLineElement, number>('line')
    .data(frame.marks)
    .join('line')
    .attr('y1', -MARGIN_TOP)
    .attr('y2', height)
    .attr('x1', xOf)
    .attr('x2', xOf);
}

function drawLines(group: Group, frame: PlotFrame, height: number, xOf: Position, yOf: Position) {
  group
    .selectAll<SVGPathElement, PlotLine>('path.area')
    .data(
      frame.lines.filter(({ area }) => area),
      ({ key }) => key,
    )
    .join('path')
    .attr('class', 'area')
    .style('fill', ({ color }) => color)
    .attr('d', ({ points }) => areaPath(points, height, xOf, yOf));
  group
    .selectAll<SVGPathElement, PlotLine>('path.line')
    .data(frame.lines, ({ key }) => key)
    .join('path')
    .attr('class', 'line')
    .attr('data-series', ({ key }) => key)
    .style('stroke', ({ color }) => color)
    .attr('stroke-dasharray', ({ dashed }) => (dashed === true ? '5 3' : null))
    .attr('d', ({ points }) => linePath(points, xOf, yOf));
}

function drawRules(group: Group, frame: PlotFrame, innerWidth: number, yOf: Position): void {
  group
    .selectAll<SVGGElement, Tick>('g')
    .data(frame.rules, ({ label }) => label)
    .join((enter) => {
      const rule = enter.append('g');
      rule.append('line');
      rule.append('text').attr('y', -5).attr('text-anchor', 'end');
      return rule;
    })
    .attr('transform', ({ value }) => `translate(0,${yOf(value)})`)
    .call((rule) => rule.select('line').attr('x2', innerWidth))
    .call((rule) =>
      rule
        .select('text')
        .attr('x', innerWidth - 4)
        .text(({ label }) => label),
    );
}

function drawLabels(group: Group, frame: PlotFrame, width: number, xOf: Position, yOf: Position) {
  group
    .selectAll<SVGTextElement, PlotLine>('text')
    .data(
      frame.lines.filter(({ label, points }) => label !== undefined && points.length > 0),
      ({ key }) => key,
    )
    .join('text')
    .attr('text-anchor', 'end')
    .attr('x', ({ points }) => Math.min(width, xOf(lastPoint(points)[0])) - 4)
    .attr('y', ({ points }) => Math.max(8, yOf(lastPoint(points)[1]) - 6))
    .text(({ label }) => label ?? '');
}

function lastPoint(line: Line): readonly [x: number, y: number] {
  for (let index = line.length - 2; index >= 0; index -= 2) {
    const y = line[index + 1] ?? Number.NaN;
    if (!Number.isNaN(y)) return [line[index] ?? 0, y];
  }
  return [0, 0];
}

/** A tenth of a pixel is finer than the eye and keeps the path short. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The path of a line; a missing value lifts the pen. */
export function linePath(line: Line, xOf: Position, yOf: Position): string {
  let path = '';
  let penDown = false;
  for (let index = 0; index < line.length; index += 2) {
    const y = line[index + 1] ?? Number.NaN;
    if (Number.isNaN(y)) {
      penDown = false;
      continue;
    }
    path += `${penDown ? 'L' : 'M'}${round(xOf(line[index] ?? 0))},${round(yOf(y))}`;
    penDown = true;
  }
  return path;
}

/** The path of the areas below the uninterrupted parts of a line. */
function areaPath(line: Line, height: number, xOf: Position, yOf: Position): string {
  let path = '';
  let open: number | null = null;
  let x = 0;
  const close = (): void => {
    if (open !== null) path += `L${round(x)},${height}L${open},${height}Z`;
    open = null;
  };
  for (let index = 0; index < line.length; index += 2) {
    const y = line[index + 1] ?? Number.NaN;
    if (Number.isNaN(y)) {
      close();
      continue;
    }
    x = xOf(line[index] ?? 0);
    path += `${open === null ? 'M' : 'L'}${round(x)},${round(yOf(y))}`;
    open ??= round(x);
  }
  close();
  return path;
}
