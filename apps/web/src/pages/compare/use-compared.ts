import { useMemo } from 'react';
import type { CompareClient } from '../../compare/client.ts';
import type {
  Amounts,
  ChangeDetails,
  ChangeLayout,
  ChangeTable,
  CompareLens,
  PairInfo,
} from '../../compare/messages.ts';
import { formatterOf } from '../../explorer/names.ts';
import { type GraphLenses, type Half, lensesOf, useGraph } from '../../explorer/use-graph.ts';
import type { Position } from '../../explorer/use-moves.ts';
import {
  type Direction,
  type FormatValue,
  ROOT_REF,
  type SearchResult,
} from '../../flame/index.ts';
import { formatShare } from '../../format/index.ts';
import { useAnswer } from '../../workers/index.ts';
import type { ChangeState, CompareState } from './compare-state.ts';
import type { SortBy } from './sorting.ts';

interface ComparedOptions {
  readonly client: CompareClient;
  readonly info: PairInfo;
  /** Folder of one's own code, where it is known. */
  readonly own: string | null;
  readonly state: CompareState;
  readonly change: ChangeState;
  /** Of the graph in pixels. */
  readonly width: number;
  readonly sortBy: SortBy;
}

export interface Compared {
  /** Index of the sample type that is compared. */
  readonly type: number;
  /** Of both profiles, whole. */
  readonly totals: Amounts;
  readonly format: FormatValue;
  readonly position: Position;
  readonly lenses: GraphLenses<CompareLens>;
  /** Undefined until the first is there. */
  readonly layout: ChangeLayout | undefined;
  readonly callees: Half<CompareLens>;
  /** Undefined but in a sandwich. */
  readonly callers: Half<CompareLens> | undefined;
  readonly details: ChangeDetails | undefined;
  readonly table: ChangeTable | undefined;
  readonly search: SearchResult | undefined;
}

const NO_AMOUNTS: Amounts = { base: 0, now: 0 };

/** What the URL asks for, answered by the worker. */
export function useCompared(options: ComparedOptions): Compared {
  const { client, info, own, state, change, width, sortBy } = options;
  const named = info.sampleTypes.findIndex(({ type }) => type === state.type);
  const type = named < 0 ? info.defaultType : named;
  const totals = info.totals[type] ?? NO_AMOUNTS;
  const unit = info.sampleTypes[type]?.unit ?? '';
  // Compared by shares, amounts are those of the base's total: said as shares of it.
  const whole = state.relative ? totals.base : null;
  const format = useMemo<FormatValue>(
    () =>
      whole === null ? formatterOf(unit) : (value) => formatShare(whole === 0 ? 0 : value / whole),
    [unit, whole],
  );
  const { filters, grouping, relative } = state;
  const lenses = lensesOf<CompareLens>(state, {
    type,
    filters,
    grouping,
    relative,
    width: state.width,
    direction: 'callees',
    of: null,
    own,
  });
  const { isSandwich, of, isShown } = lenses;
  const isTable = state.mode === 'table';

  // The worker does one thing at a time: what is drawn first is asked first.
  const ask = (lens: CompareLens, isAsked: boolean) =>
    isAsked && width > 0 ? { lens, focus: state.zoom, width } : null;
  const below = useAnswer(client, 'layout', ask(lenses.callees, isShown));
  const above = useAnswer(client, 'layout', ask(lenses.callers, isShown && isSandwich));
  const text = { text: state.search, isRegex: state.isRegex };
  const find = (lens: CompareLens, isAsked: boolean) =>
    isAsked && state.search.trim() !== '' ? { lens, search: text, focus: state.zoom, width } : null;
  const isSearchable = (isShown && width > 0) || isTable;
  const search = useAnswer(client, 'search', find(lenses.callees, isSearchable));
  const searchAbove = useAnswer(client, 'search', find(lenses.callers, isShown && isSandwich));
  const isDrawn = below !== undefined || !isShown;
  const table = useAnswer(
    client,
    'changes',
    isDrawn ? { lens: lenses.whole, by: sortBy === 'self' ? 'self' : 'total', search: text } : null,
  );
  // The largest change is what one came for.
  const first = isSandwich ? (of === null ? null : ROOT_REF) : table?.rows[0]?.ref;
  const selected = state.selected ?? first ?? null;
  const details =
    useAnswer(
      client,
      'details',
      selected === null || !isDrawn ? null : { lens: lenses.selected, ref: selected },
    ) ?? undefined;

  const drawn = (direction: Direction) => ({
    selected: isSandwich && state.side !== direction ? null : selected,
    mode: state.mode,
    direction: isSandwich ? direction : lenses.whole.direction,
    format,
  });
  const graphBelow = useGraph({ ...drawn('callees'), layout: below, search });
  const graphAbove = useGraph({ ...drawn('callers'), layout: above, search: searchAbove });
  return {
    type,
    totals,
    format,
    position: {
      view: state,
      change,
      layout: below,
      selected,
      details,
      matches: search?.largest ?? [],
    },
    lenses,
    layout: below,
    callees: { lens: lenses.callees, graph: graphBelow },
    callers: isSandwich ? { lens: lenses.callers, graph: graphAbove } : undefined,
    details,
    table,
    search,
  };
}
