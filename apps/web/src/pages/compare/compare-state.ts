import type { DiffWidth } from '@leakscope/profile';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { ROOT_REF, type Ref } from '../../flame/messages.ts';

/** What of the page is in its URL. */
export interface CompareState {
  /** Ids of captures; `null` where one is still to be chosen. */
  readonly base: string | null;
  readonly now: string | null;
  /** Name of a sample type; `null` for the later profile's default. */
  readonly type: string | null;
  readonly relative: boolean;
  readonly width: DiffWidth;
  readonly orientation: 'flame' | 'icicle';
  readonly zoom: Ref;
  readonly selected: Ref | null;
  readonly search: string;
}

const REF = /^[0-9a-z]{1,11}(~\d{1,9}(-\d{1,9})?)?$/;
const ID = /^[\w-]{1,100}$/;

export function readCompareState(params: URLSearchParams): CompareState {
  const matching = (key: string, pattern: RegExp): string | null => {
    const text = params.get(key) ?? '';
    return pattern.test(text) ? text : null;
  };
  return {
    base: matching('base', ID),
    now: matching('with', ID),
    type: params.get('type'),
    relative: params.get('by') === 'share',
    width: params.get('show') === 'all' ? 'both' : 'change',
    orientation: params.get('view') === 'icicle' ? 'icicle' : 'flame',
    zoom: matching('zoom', REF) ?? ROOT_REF,
    selected: matching('sel', REF),
    search: params.get('q') ?? '',
  };
}

/** The query of a state; what is as it is by default is left out. */
export function writeCompareState(state: CompareState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.base !== null) params.set('base', state.base);
  if (state.now !== null) params.set('with', state.now);
  if (state.type !== null) params.set('type', state.type);
  if (state.relative) params.set('by', 'share');
  if (state.width === 'both') params.set('show', 'all');
  if (state.orientation !== 'flame') params.set('view', state.orientation);
  if (state.zoom !== ROOT_REF) params.set('zoom', state.zoom);
  if (state.selected !== null) params.set('sel', state.selected);
  if (state.search !== '') params.set('q', state.search);
  return params;
}

export type ChangeState = (change: Partial<CompareState>) => void;

/** What can be gone back from; other changes take the place of what is there. */
const STEPS: readonly (keyof CompareState)[] = ['base', 'now', 'type', 'relative', 'width', 'zoom'];

export function useCompareState(): [CompareState, ChangeState] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readCompareState(params), [params]);
  const change = useCallback<ChangeState>(
    (part) =>
      setParams((current) => writeCompareState({ ...readCompareState(current), ...part }), {
        replace: !STEPS.some((key) => key in part),
      }),
    [setParams],
  );
  return [state, change];
}
