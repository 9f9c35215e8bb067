import { select, type Selection } from 'd3';
import { MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, type PlotFrame } from './plot-frame.ts';
import { drawBands, drawGrid, drawLabels, drawLines, drawMarks, drawRules } from './plot-parts.ts';

const AXIS_HEIGHT = 22;
const EDGE = 4;

export interface Plot {
  readonly svg: SVGSVGElement;
  /** Of the part in which lines are drawn, in pixels. */
  readonly innerWidth: number;
  resize(width: number): void;
  draw(frame: PlotFrame): void;
  /** Draws something of one's own above the lines, on the axes of the last frame. */
  drawInside(draw: DrawInside): void;
  /** Pixels from the left of the inner part, or `null` for none. */
  setCursor(x: number | null): void;
  setSelection(span: readonly [number, number] | null): void;
  setSummary(text: string): void;
}

type DrawInside = (
  group: Selection<SVGGElement, unknown, null, undefined>,
  xOf: (value: number) => number,
  yOf: (value: number) => number,
) => void;

interface PlotOptions {
  readonly height: number;
  /** Writes the ticks of the horizontal axis below. */
  readonly xAxis: boolean;
}

let plots = 0;

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
  const bands = inner.append('g').attr('class', 'plot-bands').attr('clip-path', `url(#${clip})`);
  const grid = inner.append('g').attr('class', 'plot-grid');
  const marks = inner.append('g').attr('class', 'plot-marks');
  const lines = inner.append('g').attr('clip-path', `url(#${clip})`);
  const inside = inner.append('g');
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
  let xOf = (_value: number): number => 0;
  let yOf = (_value: number): number => 0;

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
      const { yStart = 0, yEnd } = frame;
      xOf = (value) => ((value - from) / (to - from)) * innerWidth;
      yOf = (value) => height - ((value - yStart) / (yEnd - yStart)) * height;
      drawBands(bands, frame, height, xOf);
      drawGrid(grid, frame, { innerWidth, height, xAxis, xOf, yOf });
      drawMarks(marks, frame, height, xOf);
      drawLines(lines, frame, height, xOf, yOf);
      drawRules(rules, frame, innerWidth, yOf);
      drawLabels(labels, frame, innerWidth, xOf, yOf);
    },
    drawInside: (draw) => draw(inside, xOf, yOf),
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
