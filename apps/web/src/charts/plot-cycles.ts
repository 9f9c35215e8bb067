import type { Selection } from 'd3';
import type { CyclePoint, FittedLine } from './cycle-fit.ts';

type Group = Selection<SVGGElement, unknown, null, undefined>;
type Position = (value: number) => number;

const RADIUS = 3.5;

/** Cycles as dots with a thin line through them; those of the warm-up are hollow. */
export function drawCycles(
  group: Group,
  points: readonly CyclePoint[],
  color: string,
  xOf: Position,
  yOf: Position,
): void {
  group
    .selectAll('path.cycle-path')
    .data(points.length < 2 ? [] : [points])
    .join('path')
    .attr('class', 'cycle-path')
    .lower()
    .attr('d', (all) => `M${all.map(({ x, y }) => `${xOf(x)},${yOf(y)}`).join('L')}`);
  group
    .selectAll<SVGCircleElement, CyclePoint>('circle')
    .data(points)
    .join('circle')
    .attr('class', ({ warmUp }) => (warmUp ? 'cycle warm-up' : 'cycle'))
    .style('fill', ({ warmUp }) => (warmUp ? null : color))
    .attr('r', RADIUS)
    .attr('cx', ({ x }) => xOf(x))
    .attr('cy', ({ y }) => yOf(y));
}

/** A fitted line and the band in which it may lie. */
export function drawFit(
  group: Group,
  line: FittedLine | undefined,
  color: string,
  dashed: boolean,
  xOf: Position,
  yOf: Position,
): void {
  const lines = line === undefined ? [] : [line];
  group
    .selectAll<SVGPathElement, FittedLine>('path.fit-band')
    .data(lines)
    .join('path')
    .attr('class', 'fit-band')
    .style('fill', color)
    // The band is a bow tie: each half goes out along one slope and back along the other.
    .attr('d', ({ x: [x0, x1], low, high }) => {
      const [left, right] = [xOf(x0), xOf(x1)];
      return `M${left},${yOf(low[0])}L${right},${yOf(low[1])}L${right},${yOf(high[1])}L${left},${yOf(high[0])}Z`;
    });
  group
    .selectAll<SVGPathElement, FittedLine>('path.fit')
    .data(lines)
    .join('path')
    .attr('class', 'fit')
    .style('stroke', color)
    .attr('stroke-dasharray', dashed ? '5 3' : null)
    .attr('d', ({ x: [x0, x1], y: [y0, y1] }) => `M${xOf(x0)},${yOf(y0)}L${xOf(x1)},${yOf(y1)}`);
}
