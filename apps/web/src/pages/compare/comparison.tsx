import type { Capture } from '@leakscope/protocol';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../app/shortcuts.tsx';
import type { CompareClient } from '../../compare/client.ts';
import type { CompareLens, PairInfo } from '../../compare/messages.ts';
import { formatShare } from '../../format/index.ts';
import { type LayoutFrame, ROOT_REF, type Ref } from '../../flame/index.ts';
import { EmptyState, Skeleton } from '../../ui/index.ts';
import { useAnswer } from '../../workers/index.ts';
import { formatterOf } from '../capture/names.ts';
import { ChangeDetails } from './change-details.tsx';
import { ChangeGraph } from './change-graph.tsx';
import { ChangeTable } from './change-table.tsx';
import type { ChangeState, CompareState } from './compare-state.ts';
import { Legend } from './legend.tsx';
import { SearchField } from './search-field.tsx';
import type { SortBy } from './sorting.ts';
import { Toolbar } from './toolbar.tsx';
import { TotalsLine } from './totals-line.tsx';

interface ComparisonProps {
  client: CompareClient;
  info: PairInfo;
  base: Capture;
  now: Capture;
  own: string | null;
  state: CompareState;
  change: ChangeState;
}

/** Two profiles that are open: totals, graph, selected frame, table. */
export function Comparison({ client, info, base, now, own, state, change }: ComparisonProps) {
  const [width, setWidth] = useState(0);
  const [by, setBy] = useState<SortBy>('self');
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  const trail = useRef<Ref[]>([]);
  const [chosen, setSelected] = useSelected(state.selected, change);
  useShortcut('/', 'Search the changes', () => input.current?.focus());

  const named = info.sampleTypes.findIndex(({ type }) => type === state.type);
  const type = named < 0 ? info.defaultType : named;
  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const totals = info.totals[type] ?? { base: 0, now: 0 };
  const lens: CompareLens = { type, relative: state.relative, width: state.width, own };
  // Compared by shares, amounts are those of the base's total: said as shares of it.
  const format = state.relative
    ? (value: number) => formatShare(totals.base === 0 ? 0 : value / totals.base)
    : formatterOf(sampleType.unit);

  const layout = useAnswer(
    client,
    'layout',
    width === 0 ? null : { lens, focus: state.zoom, width },
  );
  // The worker does one thing at a time: what is drawn first is asked first.
  const isDrawn = layout !== undefined;
  const table = useAnswer(
    client,
    'changes',
    isDrawn ? { lens, by: by === 'self' ? 'self' : 'total' } : null,
  );
  // The largest change is what one came for.
  const selected = chosen ?? table?.rows[0]?.ref ?? null;
  const details = useAnswer(client, 'details', selected === null ? null : { lens, ref: selected });
  const matches = useAnswer(
    client,
    'search',
    state.search.trim() === '' ? null : { lens, text: state.search },
  );

  const zoomTo = (zoom: Ref): void => {
    if (zoom === state.zoom) return;
    trail.current.push(state.zoom);
    change({ zoom });
  };
  const show = (ref: Ref): void => {
    setSelected(ref);
    if (layout?.frames.every((frame) => frame.ref !== ref)) zoomTo(ref);
  };
  const open = ({ ref, merged }: LayoutFrame): void => {
    if (merged === 0) setSelected(ref);
    zoomTo(ref);
  };
  const nextMatch = (step: 1 | -1): void => {
    const found = matches?.largest ?? [];
    const at = selected === null ? -1 : found.indexOf(selected);
    const ref = found[at < 0 ? 0 : (at + step + found.length) % found.length];
    if (ref !== undefined) show(ref);
  };
  const hrefOf = ({ id }: Capture): string =>
    `/captures/${id}?${new URLSearchParams({
      ...(state.type === null ? {} : { type: state.type }),
      ...(selected === null ? {} : { sel: selected }),
    })}`;

  return (
    <div className="flex flex-col gap-3 p-4 max-sm:p-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <TotalsLine totals={totals} sampleType={sampleType} />
        <Legend />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Toolbar info={info} type={sampleType.type} state={state} change={change} />
        <SearchField
          text={state.search}
          functions={matches?.functions}
          input={input}
          onText={(search) => change({ search })}
          onNext={nextMatch}
          onLeave={() => graph.current?.focus()}
        />
      </div>
      {layout !== undefined && layout.total === 0 ? (
        <EmptyState title="Nothing changed">
          {state.relative
            ? 'Every call path has the same share in both captures.'
            : 'Every call path has the same value in both captures.'}
        </EmptyState>
      ) : null}
      <div hidden={layout !== undefined && layout.total === 0} className="flex flex-col gap-3">
        {state.zoom === ROOT_REF ? null : (
          <button
            type="button"
            className="self-start text-accent hover:underline"
            onClick={() => zoomTo(ROOT_REF)}
          >
            Back to everything
          </button>
        )}
        <ChangeGraph
          ref={graph}
          layout={layout}
          selected={selected}
          search={state.search}
          orientation={state.orientation}
          format={format}
          onWidth={setWidth}
          onSelect={({ ref }) => setSelected(ref)}
          onZoom={open}
          onBack={() => {
            if (state.zoom !== ROOT_REF) change({ zoom: trail.current.pop() ?? ROOT_REF });
          }}
        />
        <ChangeDetails
          details={details ?? undefined}
          format={format}
          baseHref={hrefOf(base)}
          nowHref={hrefOf(now)}
        />
        {table === undefined ? (
          <Skeleton className="h-60" />
        ) : (
          <ChangeTable
            table={table}
            by={by}
            onSort={setBy}
            format={format}
            selected={selected}
            onSelect={show}
          />
        )}
      </div>
    </div>
  );
}

/** Browsers refuse more than about 20 changes of the URL a second; a held arrow key makes more. */
const URL_DELAY_MS = 150;

/** The selected frame, which reaches the URL a moment later. */
function useSelected(
  inUrl: Ref | null,
  change: ChangeState,
): [Ref | null, (ref: Ref | null) => void] {
  const [ahead, setAhead] = useState<Ref | null>(null);
  useEffect(() => {
    if (ahead === null) return;
    const timer = setTimeout(() => {
      change({ selected: ahead });
      setAhead(null);
    }, URL_DELAY_MS);
    return () => clearTimeout(timer);
  }, [ahead, change]);
  return [ahead ?? inUrl, setAhead];
}
