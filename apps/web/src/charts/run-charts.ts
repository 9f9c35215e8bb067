import { formatElapsed, formatTimeOfDay, formatValue } from '../format/index.ts';
import type { ChartState } from './chart-state.ts';
import { collectionNear, createCollectionLane, describeCollection } from './collections.ts';
import { valueAt } from './columns.ts';
import { createCursor } from './cursor.ts';
import { createFlagLane } from './flags.ts';
import { followWidth } from './follow-width.ts';
import { followKeyboard } from './keyboard.ts';
import { createPanel } from './panel.ts';
import { followPointer } from './pointer.ts';
import type { PanelSpec } from './series.ts';
import { type Domain, domainOf, SHORTEST_ZOOM_MS, type TimeRange, zoomed } from './time-range.ts';
import { timeTicks } from './ticks.ts';

export interface RunChartsOptions {
  readonly panels: readonly PanelSpec[];
  readonly onRange: (range: TimeRange) => void;
  /** The choice of range that was in force before zooming. */
  readonly onReset: () => void;
  readonly onToggle: (key: string) => void;
  readonly onOpen: (href: string) => void;
}

export interface RunCharts {
  update(state: ChartState): void;
  destroy(): void;
}

/** Pixels between two labels of the time axis. */
const TIME_LABEL_WIDTH = 90;
/** How near to a collection, in pixels, the cursor must be to tell of it. */
const COLLECTION_REACH = 6;

/**
 * The charts of a run on one time axis and with one cursor. Draws what `update` gives it, and again
 * when its own size changes.
 */
export function createRunCharts(element: HTMLElement, options: RunChartsOptions): RunCharts {
  const root = document.createElement('div');
  root.className = 'charts';
  root.tabIndex = 0;
  root.setAttribute('role', 'group');
  root.setAttribute(
    'aria-label',
    'Charts of the run. Arrow keys move the cursor, Enter marks a span to zoom to, plus and minus zoom, Escape resets.',
  );
  element.append(root);

  const panels = options.panels.map((spec, index) =>
    createPanel(root, spec, {
      onToggle: options.onToggle,
      xAxis: index === options.panels.length - 1,
      ...(index === 0 ? { flags: (lane) => createFlagLane(lane, options.onOpen) } : {}),
    }),
  );
  const last = panels.at(-1);
  const lane = createCollectionLane(last?.element ?? root);
  last?.plot.svg.before(lane.svg);
  const announcer = document.createElement('p');
  announcer.className = 'sr-only';
  announcer.setAttribute('aria-live', 'polite');
  root.append(announcer);

  let state: ChartState | undefined;
  let domain: Domain = { from: 0, to: 1 };
  let width = 0;

  const innerWidth = (): number => panels[0]?.plot.innerWidth ?? 0;

  const drawReadout = (): void => {
    if (state === undefined) return;
    const { source, start, view } = state;
    const now = Math.min(
      source.span?.to ?? domain.to,
      view.range.kind === 'span' ? domain.to : Infinity,
      view.pausedAt ?? Infinity,
    );
    const at = cursor.positionOr(now);
    for (const panel of panels) {
      const values = new Map(
        panel.spec.series.map(({ key, read }) => [key, valueAt(source, read, at)]),
      );
      panel.legend.setValues(values);
      panel.plot.setCursor(cursor.x);
    }
    lane.setCursor(cursor.x);
    panels[0]?.setNote(
      cursor.x === null ? '' : `${formatElapsed(at - start)} · ${formatTimeOfDay(at)}`,
    );
    const near = collectionNear(source.collections, at, cursor.lengthOf(COLLECTION_REACH));
    last?.setNote(near === undefined ? '' : describeCollection(near));
  };
  const cursor = createCursor(innerWidth, drawReadout);

  const draw = (): void => {
    if (state === undefined || width === 0) return;
    const { source, view, start } = state;
    const end = view.pausedAt ?? source.span?.to ?? start;
    domain = domainOf(view.range, start, end);
    cursor.domain = [domain.from, domain.to];
    const ticks = timeTicks(domain.from, domain.to, start, innerWidth() / TIME_LABEL_WIDTH);
    for (const panel of panels) panel.draw(state, domain, ticks);
    lane.draw(source.collections, domain);
    drawReadout();
  };

  const dragTo = (span: readonly [number, number] | null): void => {
    for (const panel of panels) panel.plot.setSelection(span);
  };
  const select = ([from, to]: readonly [number, number]): void => {
    if (state === undefined) return;
    const { start } = state;
    const span = { from: cursor.positionAt(from) - start, to: cursor.positionAt(to) - start };
    if (span.to - span.from < SHORTEST_ZOOM_MS) return;
    options.onRange({ kind: 'span', from: Math.max(0, span.from), to: span.to });
  };
  const zoom = (factor: number, x: number): void => {
    if (state === undefined) return;
    const end = state.source.span?.to ?? state.start;
    options.onRange(zoomed(domain, factor, cursor.positionAt(x), state.start, end));
  };
  const announce = (x: number | null): void => {
    cursor.moveTo(x);
    if (x === null || state === undefined) return;
    const { source, start, view } = state;
    const time = cursor.positionAt(x);
    const readings = options.panels.flatMap(({ series }) =>
      series
        .filter(({ key }) => !view.hidden.has(key))
        .map(({ title, unit, read }) => ({ title, unit, value: valueAt(source, read, time) }))
        .filter(({ value }) => value !== null)
        .map(({ title, unit, value }) => `${title} ${formatValue(value ?? 0, unit)}`),
    );
    announcer.textContent = `${formatElapsed(time - start)}: ${readings.join(', ')}`;
  };

  const shared = { innerWidth, onDrag: dragTo, onSelect: select, onReset: options.onReset };
  const plots = [...panels.map(({ plot }) => plot.svg), lane.svg];
  const stopPointer = followPointer(plots, { ...shared, onMove: cursor.moveTo });
  const stopKeyboard = followKeyboard(root, { ...shared, onMove: announce, onZoom: zoom });

  const stopWidth = followWidth(root, (next) => {
    width = next;
    for (const panel of panels) panel.plot.resize(width);
    lane.resize(width);
    draw();
  });

  return {
    update(next) {
      state = next;
      draw();
    },
    destroy() {
      stopPointer();
      stopKeyboard();
      stopWidth();
      root.remove();
    },
  };
}
