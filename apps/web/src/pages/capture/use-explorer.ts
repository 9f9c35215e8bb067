import { useMemo } from 'react';
import {
  type Direction,
  type FlameClient,
  type FlameGraphState,
  type FrameDetails,
  type FunctionId,
  type Layout,
  type Lens,
  type ProfileInfo,
  ROOT_REF,
  type Ref,
  type SearchResult,
} from '../../flame/index.ts';
import { useAnswer } from '../../workers/index.ts';
import { formatterOf } from './names.ts';
import { type ChangeView, useViewState } from './use-view-state.ts';
import type { ViewState } from './view-state.ts';

/** A graph of the page: one, or the two halves of a sandwich. */
export interface Half {
  readonly lens: Lens;
  /** Undefined until the first is there. */
  readonly layout: Layout | undefined;
  readonly graph: FlameGraphState | undefined;
}

export interface Explored {
  readonly view: ViewState;
  readonly change: ChangeView;
  /** Index of the sample type that is shown. */
  readonly type: number;
  readonly own: string | null;
  /** What the table and the source count. */
  readonly lens: Lens;
  readonly isSandwich: boolean;
  /** The function of the sandwich; `null` while there is none. */
  readonly of: FunctionId | null;
  readonly callees: Half;
  /** Undefined but in a sandwich. */
  readonly callers: Half | undefined;
  readonly selected: Ref | null;
  /** The lens by which `selected` names a frame. */
  readonly selectedLens: Lens;
  readonly isCulprit: boolean;
  readonly details: FrameDetails | undefined;
  readonly search: SearchResult | undefined;
}

/** What the URL asks for, answered by the worker. */
export function useExplored(
  client: FlameClient,
  info: ProfileInfo,
  own: string | null,
  width: number,
): Explored {
  const [view, change] = useViewState();
  const named = info.sampleTypes.findIndex(({ type }) => type === view.type);
  const type = named < 0 ? info.defaultType : named;
  const isSandwich = view.mode === 'sandwich';
  const { filters, grouping } = view;
  const direction: Direction = view.isInverted && !isSandwich ? 'callers' : 'callees';
  const plain: Lens = {
    type,
    filters,
    grouping,
    order: 'largest',
    direction: 'callees',
    of: null,
    own,
  };
  const order = direction === 'callees' && !isSandwich ? view.order : 'largest';
  const lens: Lens = { ...plain, order, direction };
  const of = isSandwich ? view.of : null;
  const sides = isSandwich ? { ...plain, of } : lens;
  const above: Lens = { ...sides, direction: 'callers' };

  const isShown = width > 0 && (!isSandwich || of !== null);
  const callees = useHalf(client, sides, isShown, view, width, info);
  const callers = useHalf(client, above, isShown && isSandwich, view, width, info);
  // The worker does one thing at a time: what is drawn first is asked first.
  const isDrawn = callees.layout !== undefined || (width > 0 && !isShown) || view.mode === 'table';
  const culprit = useAnswer(
    client,
    'culprit',
    isDrawn && direction === 'callees' ? { lens } : null,
  );
  const whole = of === null ? null : ROOT_REF;
  const selected = view.selected ?? (isSandwich ? whole : culprit) ?? null;
  const selectedLens = !isSandwich ? lens : view.side === 'callers' ? above : sides;
  const details = useAnswer(
    client,
    'details',
    selected === null || !isDrawn ? null : { lens: selectedLens, ref: selected },
  );
  return {
    view,
    change,
    type,
    own,
    lens,
    isSandwich,
    of,
    callees: withSelected(callees, isSandwich && view.side === 'callers' ? null : selected),
    callers: isSandwich
      ? withSelected(callers, view.side === 'callers' ? selected : null)
      : undefined,
    selected,
    selectedLens,
    isCulprit: selected !== null && selected === culprit && !isSandwich,
    details: details ?? undefined,
    search: callees.search,
  };
}

interface AskedHalf extends Half {
  readonly search: SearchResult | undefined;
}

function useHalf(
  client: FlameClient,
  lens: Lens,
  isShown: boolean,
  view: ViewState,
  width: number,
  info: ProfileInfo,
): AskedHalf {
  const request = { lens, focus: view.zoom, width, coloring: view.coloring };
  const layout = useAnswer(client, 'layout', isShown && view.mode !== 'table' ? request : null);
  const isSearching = view.search.trim() !== '' && (isShown || view.mode === 'table');
  const text = { text: view.search, isRegex: view.isRegex };
  const search = useAnswer(
    client,
    'search',
    isSearching ? { lens, search: text, focus: view.zoom, width } : null,
  );
  const unit = info.sampleTypes[lens.type]?.unit ?? '';
  const graph = useMemo<FlameGraphState | undefined>(
    () =>
      layout && {
        layout,
        selected: null,
        matches: search && search.problem === null ? new Set(search.shown) : null,
        orientation: orientationOf(view.mode, lens.direction),
        format: formatterOf(unit),
      },
    [layout, search, view.mode, lens.direction, unit],
  );
  return { lens, layout, graph, search };
}

function withSelected(half: Half, selected: Ref | null): Half {
  return half.graph === undefined ? half : { ...half, graph: { ...half.graph, selected } };
}

/** In a sandwich callers grow upwards from the function and callees hang from it. */
function orientationOf(mode: ViewState['mode'], direction: Direction): 'flame' | 'icicle' {
  if (mode === 'sandwich') return direction === 'callers' ? 'flame' : 'icicle';
  return mode === 'icicle' ? 'icicle' : 'flame';
}
