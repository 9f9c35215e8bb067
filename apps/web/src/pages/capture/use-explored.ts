import { useMemo } from 'react';
import {
  type Direction,
  type FlameClient,
  type FormatValue,
  type FrameDetails,
  type Layout,
  type Lens,
  type ProfileInfo,
  ROOT_REF,
  type SearchResult,
} from '../../flame/index.ts';
import { type GraphLenses, type Half, lensesOf, useGraph } from '../../explorer/use-graph.ts';
import { formatterOf } from '../../explorer/names.ts';
import type { Position } from '../../explorer/use-moves.ts';
import { useUrlState } from '../../explorer/use-url-state.ts';
import { useAnswer } from '../../workers/index.ts';
import { type ChangeView, readViewState, type ViewState, writeViewState } from './view-state.ts';

/** A graph with what explains it. */
export interface ExploredHalf extends Half<Lens> {
  /** Undefined until the first is there. */
  readonly layout: Layout | undefined;
}

export interface Explored {
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly position: Position;
  /** Index of the sample type that is shown. */
  readonly type: number;
  readonly own: string | null;
  /** Writes values of that type. */
  readonly format: FormatValue;
  readonly lenses: GraphLenses<Lens>;
  readonly callees: ExploredHalf;
  /** Undefined but in a sandwich. */
  readonly callers: ExploredHalf | undefined;
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
  const [view, change] = useUrlState(readViewState, writeViewState);
  const named = info.sampleTypes.findIndex(({ type }) => type === view.type);
  const type = named < 0 ? info.defaultType : named;
  const { filters, grouping } = view;
  const isTimed = view.order === 'time' && view.mode !== 'sandwich' && !view.isInverted;
  const lenses = lensesOf<Lens>(view, {
    type,
    filters,
    grouping,
    order: isTimed ? 'time' : 'largest',
    direction: 'callees',
    of: null,
    own,
  });
  const { isSandwich, of, isShown, whole } = lenses;

  // The worker does one thing at a time: what is drawn first is asked first.
  const ask = (lens: Lens, isAsked: boolean) =>
    isAsked && width > 0 ? { lens, focus: view.zoom, width, coloring: view.coloring } : null;
  const below = useAnswer(client, 'layout', ask(lenses.callees, isShown));
  const above = useAnswer(client, 'layout', ask(lenses.callers, isShown && isSandwich));
  const find = (lens: Lens, isAsked: boolean) =>
    isAsked && view.search.trim() !== ''
      ? { lens, search: { text: view.search, isRegex: view.isRegex }, focus: view.zoom, width }
      : null;
  const search = useAnswer(
    client,
    'search',
    find(lenses.callees, (isShown && width > 0) || view.mode === 'table'),
  );
  const searchAbove = useAnswer(client, 'search', find(lenses.callers, isShown && isSandwich));
  const isDrawn = below !== undefined || (width > 0 && !isShown) || view.mode === 'table';
  const culprit = useAnswer(
    client,
    'culprit',
    isDrawn && whole.direction === 'callees' ? { lens: whole } : null,
  );
  const selected =
    view.selected ?? (isSandwich ? (of === null ? null : ROOT_REF) : culprit) ?? null;
  const details =
    useAnswer(
      client,
      'details',
      selected === null || !isDrawn ? null : { lens: lenses.selected, ref: selected },
    ) ?? undefined;

  const unit = info.sampleTypes[type]?.unit ?? '';
  const format = useMemo(() => formatterOf(unit), [unit]);
  const drawn = (direction: Direction) => ({
    selected: isSandwich && view.side !== direction ? null : selected,
    mode: view.mode,
    direction: isSandwich ? direction : whole.direction,
    format,
  });
  const graphBelow = useGraph({ ...drawn('callees'), layout: below, search });
  const graphAbove = useGraph({ ...drawn('callers'), layout: above, search: searchAbove });
  return {
    view,
    change,
    position: {
      view,
      change,
      layout: below,
      selected,
      details,
      matches: search?.largest ?? [],
    },
    type,
    own,
    format,
    lenses,
    callees: { lens: lenses.callees, layout: below, graph: graphBelow },
    callers: isSandwich ? { lens: lenses.callers, layout: above, graph: graphAbove } : undefined,
    isCulprit: selected !== null && selected === culprit && !isSandwich,
    details,
    search,
  };
}
