import type { Coloring, Order } from '../../flame/messages.ts';
import {
  DEFAULT_GRAPH,
  type GraphState,
  oneOf,
  readGraphState,
  writeGraphState,
} from '../../explorer/graph-state.ts';

/** What of the page is in its URL. */
export interface ViewState extends GraphState {
  readonly coloring: Coloring;
  readonly order: Order;
}

export type ChangeView = (change: Partial<ViewState>) => void;

export const DEFAULT_VIEW: ViewState = { ...DEFAULT_GRAPH, coloring: 'kind', order: 'largest' };

export function readViewState(params: URLSearchParams): ViewState {
  return {
    ...readGraphState(params),
    coloring: oneOf(params.get('color'), ['kind', 'package', 'file', 'value']),
    order: oneOf(params.get('order'), ['largest', 'time']),
  };
}

/** The query of a state; what is as it is by default is left out. */
export function writeViewState(state: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  writeGraphState(state, params);
  if (state.order !== DEFAULT_VIEW.order) params.set('order', state.order);
  if (state.coloring !== DEFAULT_VIEW.coloring) params.set('color', state.coloring);
  return params;
}
