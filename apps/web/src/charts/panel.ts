import { formatBytes, type Unit } from '../format/index.ts';
import type { ChartSource, ChartState } from './chart-state.ts';
import { decimate, highestBetween } from './decimate.ts';
import type { FlagLane } from './flags.ts';
import { createLegend, type Legend } from './legend.ts';
import { createPlot, type Plot } from './plot.ts';
import type { PlotLine } from './plot-frame.ts';
import type { PanelSpec, SeriesSpec } from './series.ts';
import { summarise } from './summary.ts';
import { axisEnd, type Tick, valueTicks } from './ticks.ts';
import type { Domain } from './time-range.ts';

/** Pixels between two labels of a value axis. */
const VALUE_LABEL_HEIGHT = 44;
/** The cap is drawn once memory has come this near to it. */
const CAP_SHOWN_FROM = 0.5;

export interface Panel {
  readonly element: HTMLElement;
  readonly spec: PanelSpec;
  readonly plot: Plot;
  readonly legend: Legend;
  setNote(text: string): void;
  draw(state: ChartState, domain: Domain, xTicks: readonly Tick[]): void;
}

interface PanelOptions {
  readonly xAxis: boolean;
  readonly onToggle: (key: string) => void;
  readonly flags?: (element: HTMLElement) => FlagLane;
}

/** One chart: its title, its legend and its plot. */
export function createPanel(parent: HTMLElement, spec: PanelSpec, options: PanelOptions): Panel {
  const element = document.createElement('section');
  element.className = 'panel';
  element.dataset['testid'] = `chart-${spec.id}`;
  const head = document.createElement('div');
  head.className = 'panel-head';
  const title = document.createElement('h2');
  title.className = 'panel-title';
  title.textContent = spec.title;
  head.append(title);
  const legend = createLegend(head, spec.series, options.onToggle);
  const note = document.createElement('p');
  note.className = 'panel-note';
  head.append(note);
  element.append(head);
  parent.append(element);
  const flags = options.flags?.(element);
  const plot = createPlot(element, { height: spec.height, xAxis: options.xAxis });
  const wanted = Math.max(2, Math.round(spec.height / VALUE_LABEL_HEIGHT));
  const unit: Unit = spec.series[0]?.unit ?? 'count';
  let yEnd = 0;

  return {
    element,
    spec,
    plot,
    legend,
    setNote(text) {
      note.textContent = text;
    },
    draw(state, domain, xTicks) {
      const { view, source, memoryCap } = state;
      element.hidden = spec.needsLoad === true && !isLoadKnown(source);
      if (element.hidden) return;
      const shown = spec.series.filter(({ key }) => !view.hidden.has(key));
      const lines = shown.map((series): PlotLine & { series: SeriesSpec } => {
        const { t, v } = series.read(source, domain.from, domain.to);
        return {
          series,
          key: series.key,
          color: series.color,
          area: spec.area ?? false,
          points: decimate(t, v, domain.from, domain.to, plot.innerWidth),
        };
      });
      const highest = Math.max(
        0,
        ...lines.map(({ points }) => highestBetween(points, domain.from, domain.to)),
      );
      const cap = spec.id === 'memory' && memoryCap !== null ? memoryCap : Number.POSITIVE_INFINITY;
      const showCap = highest >= cap * CAP_SHOWN_FROM;
      yEnd = axisEnd(showCap ? Math.max(highest, cap) : highest, yEnd, wanted, unit);
      plot.draw({
        x: [domain.from, domain.to],
        xTicks,
        yEnd,
        yTicks: valueTicks(yEnd, wanted, unit),
        lines,
        bands: loadSpans(source),
        rules: showCap ? [{ value: cap, label: `memory cap ${formatBytes(cap)}` }] : [],
        marks: state.flags
          .map(({ time }) => time)
          .filter((time) => time >= domain.from && time <= domain.to),
      });
      flags?.draw(state.flags, domain, plot.innerWidth);
      legend.setHidden(view.hidden);
      plot.setSummary(summarise(spec.title, lines, domain));
    },
  };
}

/** How a load goes is told while it does and not kept, so that a page opened later lacks it. */
function isLoadKnown({ loads }: ChartSource): boolean {
  return loads.all.some(({ points }) => points.length > 0);
}

/** When the run was under load, in epoch milliseconds; one that goes on reaches to the last sample. */
function loadSpans({ loads, span }: ChartSource): [from: number, to: number][] {
  return loads.all.map(({ state: { startedAt, endedAt } }) => [
    startedAt,
    endedAt ?? Math.max(startedAt, span?.to ?? startedAt),
  ]);
}
