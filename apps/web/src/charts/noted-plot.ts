import { createCursor, type Cursor } from './cursor.ts';
import { followWidth } from './follow-width.ts';
import { createPlot, type Plot } from './plot.ts';
import { followPointer } from './pointer.ts';

const HEIGHT = 200;

/** A chart of one plot with a note below it. */
export interface NotedPlot<State> {
  update(state: State): void;
  destroy(): void;
}

export interface NotedPlotParts<State> {
  /** Draws a state, and tells the cursor the domain of its axis. */
  draw(state: State, plot: Plot, cursor: Cursor): void;
  /** What the note says: of where the cursor is, or, while nobody points, of the whole. */
  read(state: State, cursor: Cursor): string;
  /** What the plot says to those who do not see it. */
  summary(state: State, note: string): string;
}

/** Draws a plot as wide as `element` whenever it is updated, and follows the pointer. */
export function createNotedPlot<State>(
  element: HTMLElement,
  { draw, read, summary }: NotedPlotParts<State>,
): NotedPlot<State> {
  const plot = createPlot(element, { height: HEIGHT, xAxis: true });
  const note = document.createElement('p');
  note.className = 'plot-note';
  element.append(note);
  let state: State | undefined;
  let width = 0;

  const readout = (): void => {
    if (state === undefined) return;
    note.textContent = read(state, cursor);
    plot.setCursor(cursor.x);
  };
  const cursor = createCursor(() => plot.innerWidth, readout);

  const redraw = (): void => {
    if (state === undefined || width === 0) return;
    draw(state, plot, cursor);
    readout();
    plot.setSummary(summary(state, note.textContent));
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
    redraw();
  });

  return {
    update(next) {
      state = next;
      redraw();
    },
    destroy() {
      stopPointer();
      stopWidth();
      plot.svg.remove();
      note.remove();
    },
  };
}
