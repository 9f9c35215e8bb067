import type { Capture, ScenarioDetail, Variant } from '@leakscope/protocol';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useShortcut } from '../../app/shortcuts.tsx';
import {
  type FlameClient,
  type FlameGraphState,
  type LayoutFrame,
  type ProfileInfo,
  ROOT_REF,
  type Ref,
} from '../../flame/index.ts';
import { buttonClasses, EmptyState, Segmented, Skeleton } from '../../ui/index.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { DetailsLine } from './details-line.tsx';
import { FlameView } from './flame-view.tsx';
import { FunctionTable } from './function-table.tsx';
import { formatterOf, meaningOf } from './names.ts';
import { SearchBox } from './search-box.tsx';
import { SidePanel } from './side-panel.tsx';
import { explorerGrid } from './sizes.ts';
import { ownFolder } from './sources.ts';
import { useAnswer } from './use-answer.ts';
import { useViewState } from './view-state.ts';

interface ExplorerProps {
  client: FlameClient;
  info: ProfileInfo;
  capture: Capture;
  scenario: ScenarioDetail | undefined;
  variant: Variant;
}

const orientations = [
  { id: 'flame', label: 'Flame', title: 'Callees above their callers' },
  { id: 'icicle', label: 'Icicle', title: 'Callees below their callers' },
] as const;

/** A profile that is open: graph, table and source, one selection through all of them. */
export function Explorer({ client, info, capture, scenario, variant }: ExplorerProps) {
  const [view, change] = useViewState();
  const [width, setWidth] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  /** Zooms to go back to. */
  const trail = useRef<Ref[]>([]);

  const named = info.sampleTypes.findIndex(({ type }) => type === view.type);
  const type = named < 0 ? info.defaultType : named;
  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const format = formatterOf(sampleType.unit);
  const total = info.totals[type] ?? 0;
  const own = ownFolder(scenario);

  const layout = useAnswer(
    client,
    'layout',
    width === 0 ? null : { type, focus: view.zoom, width, own },
  );
  // The worker does one thing at a time: what is drawn first is asked first.
  const isDrawn = layout !== undefined;
  const culprit = useAnswer(client, 'culprit', isDrawn ? { type, own } : null);
  const selected = view.selected ?? culprit ?? null;
  const details = useAnswer(
    client,
    'details',
    selected === null ? null : { type, ref: selected, own },
  );
  const search = useAnswer(
    client,
    'search',
    view.search.trim() === '' ? null : { type, text: view.search },
  );

  useShortcut('/', 'Search the flame graph', () => input.current?.focus());

  const zoomTo = (zoom: Ref): void => {
    if (zoom === view.zoom) return;
    trail.current.push(view.zoom);
    change({ zoom });
  };
  const zoomInto = ({ ref, merged }: LayoutFrame): void => {
    if (merged === 0) change({ selected: ref });
    zoomTo(ref);
  };
  const select = (ref: Ref): void => change({ selected: ref });
  const isVisible = (ref: Ref): boolean =>
    layout === undefined || layout.frames.some((frame) => frame.ref === ref);
  /** Selects a frame that may be too narrow, or outside the zoom, to be seen. */
  const show = (ref: Ref): void => {
    select(ref);
    if (!isVisible(ref)) zoomTo(ref);
  };
  const back = (): void => {
    if (view.zoom !== ROOT_REF) change({ zoom: trail.current.pop() ?? ROOT_REF });
  };
  const nextMatch = (step: 1 | -1): void => {
    const matches = search?.largest ?? [];
    const at = selected === null ? -1 : matches.indexOf(selected);
    const next = at < 0 ? 0 : (at + step + matches.length) % matches.length;
    const ref = matches[next];
    if (ref !== undefined) show(ref);
  };

  const state = useMemo<FlameGraphState | undefined>(
    () =>
      layout && {
        layout,
        selected,
        search: view.search,
        orientation: view.orientation,
        format: formatterOf(sampleType.unit),
      },
    [layout, selected, view.search, view.orientation, sampleType.unit],
  );

  if (info.totals.every((sum) => sum === 0)) {
    return (
      <EmptyState
        title="Nothing was sampled"
        action={
          <Link href={`/runs/${encodeURIComponent(capture.run)}`} className={buttonClasses()}>
            Back to the run
          </Link>
        }
      >
        Trigger the scenario a few times, then capture again.
      </EmptyState>
    );
  }

  return (
    <div className={explorerGrid}>
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Segmented
            label="Sample type"
            options={info.sampleTypes.map((option) => ({
              id: option.type,
              label: option.type,
              title: meaningOf(option.type),
            }))}
            selected={sampleType.type}
            onSelect={(id) => change({ type: id })}
          />
          <Segmented
            label="Orientation"
            options={orientations}
            selected={view.orientation}
            onSelect={(orientation) => change({ orientation })}
          />
          <SearchBox
            text={view.search}
            result={search}
            format={format}
            input={input}
            onText={(text) => change({ search: text })}
            onNext={nextMatch}
            onLeave={() => graph.current?.focus()}
          />
        </div>
        <div className="flex items-center justify-between gap-4">
          <Breadcrumb layout={layout} onZoom={zoomTo} />
          <p className="shrink-0 text-xs text-muted">
            {format(total)} {meaningOf(sampleType.type)}
          </p>
        </div>
        <FlameView
          ref={graph}
          state={state}
          label={`Flame graph of ${sampleType.type}`}
          onWidth={setWidth}
          onSelect={(frame: LayoutFrame) => select(frame.ref)}
          onZoom={zoomInto}
          onBack={back}
        />
        <DetailsLine
          details={details}
          format={format}
          onReveal={selected !== null && !isVisible(selected) ? () => zoomTo(selected) : undefined}
          isCulprit={selected !== null && selected === culprit}
        />
      </div>
      <SidePanel
        client={client}
        type={type}
        format={format}
        details={details ?? undefined}
        layout={layout}
        scenario={scenario}
        variant={variant}
        notes={info.comments}
        onSelect={(frame) => select(frame.ref)}
      />
      {isDrawn ? (
        <FunctionTable
          client={client}
          type={type}
          own={own}
          total={total}
          format={format}
          selected={selected}
          onSelect={show}
        />
      ) : (
        <Skeleton className="h-60" />
      )}
    </div>
  );
}
