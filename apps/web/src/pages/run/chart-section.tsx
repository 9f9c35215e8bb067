import '../../charts/charts.css';
import type { Run } from '@leakscope/protocol';
import { Pause, Play, RotateCcw, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useShortcut, useShortcutHint } from '../../app/shortcuts.tsx';
import {
  createRunCharts,
  domainOf,
  type Flag,
  type RunCharts,
  RUN_PANELS,
  zoomed,
} from '../../charts/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { Button, IconButton, Segmented } from '../../ui/index.ts';
import { FiguresTable } from './figures-table.tsx';
import { SpanButton } from './span-button.tsx';
import type { ChartRange } from './use-chart-range.ts';

const ranges = [
  { id: '1m', label: '1 min', range: { kind: 'last', minutes: 1 } },
  { id: '5m', label: '5 min', range: { kind: 'last', minutes: 5 } },
  { id: '30m', label: '30 min', range: { kind: 'last', minutes: 30 } },
  { id: 'all', label: 'Whole run', range: { kind: 'all' } },
] as const;

const CLOSER = 0.5;

interface ChartSectionProps {
  watcher: Watcher;
  run: Run;
  view: ChartRange;
  pausedAt: number | null;
  onPause: (at: number | null) => void;
  flags: readonly Flag[];
}

/** The live charts with what chooses their range. */
export function ChartSection(props: ChartSectionProps) {
  const { watcher, run, view, pausedAt, onPause, flags } = props;
  const { range, setRange, reset } = view;
  const element = useRef<HTMLDivElement>(null);
  const charts = useRef<RunCharts>(null);
  const [, navigate] = useLocation();

  const handlers = useMemo(
    () => ({ onRange: setRange, onReset: reset, onToggle: view.toggle, onOpen: navigate }),
    [setRange, reset, view.toggle, navigate],
  );
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  }, [handlers]);

  useEffect(() => {
    if (element.current === null) return;
    const created = createRunCharts(element.current, {
      panels: RUN_PANELS,
      onRange: (next) => latest.current.onRange(next),
      onReset: () => latest.current.onReset(),
      onToggle: (key) => latest.current.onToggle(key),
      onOpen: (href) => latest.current.onOpen(href),
    });
    charts.current = created;
    return () => {
      charts.current = null;
      created.destroy();
    };
  }, []);

  const { id, startedAt, memoryCap } = run;
  const { hidden } = view;
  useEffect(() => {
    const draw = (): void => {
      const source = watcher.data(id);
      if (source === undefined) return;
      const chartView = { range, pausedAt, hidden };
      charts.current?.update({ source, view: chartView, start: startedAt, memoryCap, flags });
    };
    draw();
    return watcher.subscribe(draw);
  }, [watcher, id, range, pausedAt, hidden, startedAt, memoryCap, flags]);

  const zoom = (factor: number): void => {
    const end = watcher.data(id)?.span?.to ?? startedAt;
    const domain = domainOf(range, startedAt, pausedAt ?? end);
    setRange(zoomed(domain, factor, (domain.from + domain.to) / 2, startedAt, end));
  };
  const togglePause = (): void => {
    onPause(pausedAt === null ? (watcher.data(id)?.span?.to ?? startedAt) : null);
  };

  useShortcut('p', 'Pause or resume the charts', togglePause);
  useShortcutHint('← →', 'Move the cursor, once the charts have the focus');
  useShortcutHint('Enter', 'Mark one end of a span to zoom to, then the other');
  useShortcutHint('+ −', 'Zoom in and out around the cursor');
  useShortcut('z', 'Show the usual range again', reset);

  const selected = ranges.find(
    (option) =>
      option.range.kind === range.kind &&
      (range.kind !== 'last' ||
        (option.range.kind === 'last' && option.range.minutes === range.minutes)),
  );

  return (
    <section aria-label="Live charts">
      <div className="flex flex-wrap items-center gap-2 border-b border-hairline px-4 py-2">
        <Segmented
          label="Range"
          options={ranges}
          selected={selected?.id}
          onSelect={(chosen) =>
            setRange(ranges.find((option) => option.id === chosen)?.range ?? { kind: 'all' })
          }
        />
        <div className="flex">
          <IconButton label="Zoom in" onClick={() => zoom(CLOSER)}>
            <ZoomIn aria-hidden size={16} />
          </IconButton>
          <IconButton label="Zoom out" onClick={() => zoom(1 / CLOSER)}>
            <ZoomOut aria-hidden size={16} />
          </IconButton>
          <IconButton label="Reset the range" disabled={range.kind !== 'span'} onClick={reset}>
            <RotateCcw aria-hidden size={16} />
          </IconButton>
        </div>
        {range.kind === 'span' ? (
          <SpanButton run={run} range={range} />
        ) : (
          <p className="min-w-0 flex-1 basis-40 text-xs text-muted max-lg:hidden">
            Drag over a chart to zoom and to see what was allocated.
          </p>
        )}
        <Button
          className="ml-auto w-26"
          disabled={run.endedAt !== null}
          aria-pressed={pausedAt !== null}
          icon={
            pausedAt === null ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />
          }
          onClick={togglePause}
        >
          {pausedAt === null ? 'Pause' : 'Resume'}
        </Button>
      </div>
      <div ref={element} />
      <FiguresTable watcher={watcher} run={run} />
    </section>
  );
}
