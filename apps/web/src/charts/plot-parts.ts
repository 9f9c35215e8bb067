import type { Selection } from 'd3';
import type { Line } from './decimate.ts';
import { MARGIN_RIGHT, MARGIN_TOP, type PlotFrame, type PlotLine } from './plot-frame.ts';
import type { Tick } from './ticks.ts';

/** Half of the widest label of the time axis beyond the margin, in pixels. */
const EDGE_LABEL = 16;

type Group = Selection<SVGGElement, unknown, null, undefined>;

type Position = (value: number) => number;

interface Geometry {
  innerWidth: number;
  height: number;
  xAxis: boolean;
  xOf: Position;
  yOf: Position;
}

export function drawGrid(group: Group, frame: PlotFrame, geometry: Geometry): void {
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
    .call((tick) =>
      tick
        .select('text')
        // A label at the right edge would leave the chart.
        .attr('text-anchor', ({ value }) =>
          xOf(value) > innerWidth - EDGE_LABEL ? 'end' : 'middle',
        )
        .attr('x', ({ value }) => (xOf(value) > innerWidth - EDGE_LABEL ? MARGIN_RIGHT - 4 : 0))
        .text(({ label }) => label),
    );
}

export function drawBands(group: Group, frame: PlotFrame, height: number, xOf: Position): void {
  group
    .selectAll<SVGRectElement, readonly [number, number]>('rect')
    .data(frame.bands)
    .join('rect')
    .attr('y', -MARGIN_TOP)
    .attr('height', height + MARGIN_TOP)
    .attr('x', ([from]) => xOf(from))
    .attr('width', ([from, to]) => Math.max(1, xOf(to) - xOf(from)));
}

export function drawMarks(group: Group, frame: PlotFrame, height: number, xOf: Position): void {
  group
    .selectAll<SVGLineElement, number>('line')
    .data(frame.marks)
    .join('line')
    .attr('y1', -MARGIN_TOP)
    .attr('y2', height)
    .attr('x1', xOf)
    .attr('x2', xOf);
}

export function drawLines(
  group: Group,
  frame: PlotFrame,
  height: number,
  xOf: Position,
  yOf: Position,
) {
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

export function drawRules(group: Group, frame: PlotFrame, innerWidth: number, yOf: Position): void {
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

export function drawLabels(
  group: Group,
  frame: PlotFrame,
  width: number,
  xOf: Position,
  yOf: Position,
) {
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
