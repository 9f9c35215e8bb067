import type { DiffWidth } from '@leakscope/profile';
import { type GraphState, readGraphState, writeGraphState } from '../../explorer/graph-state.ts';

/** What of the page is in its URL. */
export interface CompareState extends GraphState {
  /** Ids of captures; `null` where one is still to be chosen. */
  readonly base: string | null;
  readonly now: string | null;
  readonly relative: boolean;
  readonly width: DiffWidth;
}

export type ChangeState = (change: Partial<CompareState>) => void;

const ID = /^[\w-]{1,100}$/;

export function readCompareState(params: URLSearchParams): CompareState {
  const idIn = (key: string): string | null => {
    const text = params.get(key) ?? '';
    return ID.test(text) ? text : null;
  };
  return {
    ...readGraphState(params),
    base: idIn('base'),
    now: idIn('with'),
    relative: params.get('by') === 'share',
    width: params.get('show') === 'all' ? 'both' : 'change',
  };
}

/** The query of a state; what is as it is by default is left out. */
export function writeCompareState(state: CompareState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.base !== null) params.set('base', state.base);
  if (state.now !== null) params.set('with', state.now);
  if (state.relative) params.set('by', 'share');
  if (state.width === 'both') params.set('show', 'all');
  writeGraphState(state, params);
  return params;
}
