import type { Filter } from '@leakscope/profile';
import {
  type Direction,
  type FunctionId,
  type Grouping,
  ROOT_REF,
  type Ref,
} from '../flame/messages.ts';
import { readFilters, readFunction, writeFilter, writeFunction } from './filter-params.ts';

export type Mode = 'flame' | 'icicle' | 'sandwich' | 'table';

/** What of a page with a flame graph is in its URL, whatever the graph is of. */
export interface GraphState {
  /** Name of a sample type; `null` for the default. */
  readonly type: string | null;
  readonly mode: Mode;
  readonly zoom: Ref;
  /** `null` for what the page selects by itself. */
  readonly selected: Ref | null;
  /** In a sandwich: the half in which the selected frame is. */
  readonly side: Direction;
  /** The function of the sandwich; `null` for that of the selected frame. */
  readonly of: FunctionId | null;
  readonly search: string;
  readonly isRegex: boolean;
  readonly filters: readonly Filter[];
  readonly grouping: Grouping;
  readonly isInverted: boolean;
}

export type ChangeGraphState = (change: Partial<GraphState>) => void;

/** A URL that names no ref is a URL somebody has cut: it shows the whole. */
const REF = /^[0-9a-z]{1,11}(~\d{1,9}(-\d{1,9})?)?$/;

export const DEFAULT_GRAPH: GraphState = {
  type: null,
  mode: 'flame',
  zoom: ROOT_REF,
  selected: null,
  side: 'callees',
  of: null,
  search: '',
  isRegex: false,
  filters: [],
  grouping: 'line',
  isInverted: false,
};

export function readGraphState(params: URLSearchParams): GraphState {
  const zoom = params.get('zoom') ?? '';
  const selected = params.get('sel') ?? '';
  const grouping = params.get('group') ?? '';
  return {
    type: params.get('type'),
    mode: oneOf(params.get('view'), ['flame', 'icicle', 'sandwich', 'table']),
    zoom: REF.test(zoom) ? zoom : ROOT_REF,
    selected: REF.test(selected) ? selected : null,
    side: oneOf(params.get('side'), ['callees', 'callers']),
    of: readFunction(params.get('of')),
    search: params.get('q') ?? '',
    isRegex: params.has('regex'),
    filters: readFilters(params.getAll('filter')),
    grouping: isLabelGrouping(grouping)
      ? grouping
      : oneOf(grouping, ['line', 'function', 'file', 'package']),
    isInverted: params.has('inverted'),
  };
}

/** Adds a state to a query; what is as it is by default is left out. */
export function writeGraphState(state: GraphState, params: URLSearchParams): void {
  const set = (name: string, value: string, byDefault: string): void => {
    if (value !== byDefault) params.set(name, value);
  };
  if (state.type !== null) params.set('type', state.type);
  set('view', state.mode, 'flame');
  for (const filter of state.filters) params.append('filter', writeFilter(filter));
  if (state.of !== null) params.set('of', writeFunction(state.of));
  set('group', state.grouping, 'line');
  if (state.isInverted) params.set('inverted', '');
  set('zoom', state.zoom, ROOT_REF);
  if (state.selected !== null) params.set('sel', state.selected);
  set('side', state.side, 'callees');
  set('q', state.search, '');
  if (state.isRegex) params.set('regex', '');
}

function isLabelGrouping(text: string): text is `label:${string}` {
  return text.startsWith('label:') && text.length < 200;
}

/** The first of the choices where the text is none of them. */
export function oneOf<const Choice extends string>(
  text: string | null,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  return choices.find((choice) => choice === text) ?? choices[0];
}
