import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Orientation } from '../../flame/graph/datum.ts';
import { ROOT_REF, type Ref } from '../../flame/messages.ts';

/** What of the page is in its URL. */
export interface ViewState {
  /** Name of a sample type; `null` for the profile's default. */
  readonly type: string | null;
  readonly zoom: Ref;
  readonly search: string;
  /** `null` for the biggest culprit. */
  readonly selected: Ref | null;
  readonly orientation: Orientation;
}

/** A URL that names no ref is a URL somebody has cut: it shows the whole. */
const REF = /^[0-9a-z]{1,11}(~\d{1,9})?$/;

export function readViewState(params: URLSearchParams): ViewState {
  const zoom = params.get('zoom') ?? '';
  const selected = params.get('sel') ?? '';
  return {
    type: params.get('type'),
    zoom: REF.test(zoom) ? zoom : ROOT_REF,
    search: params.get('q') ?? '',
    selected: REF.test(selected) ? selected : null,
    orientation: params.get('view') === 'icicle' ? 'icicle' : 'flame',
  };
}

/** The query of a state; what is as it is by default is left out. */
export function writeViewState(state: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.type !== null) params.set('type', state.type);
  if (state.orientation !== 'flame') params.set('view', state.orientation);
  if (state.zoom !== ROOT_REF) params.set('zoom', state.zoom);
  if (state.selected !== null) params.set('sel', state.selected);
  if (state.search !== '') params.set('q', state.search);
  return params;
}

export type ChangeView = (change: Partial<ViewState>) => void;

/** Browsers refuse more than about 20 changes of the URL a second; a held arrow key makes more. */
const URL_DELAY_MS = 150;

/**
 * What the URL says, and a function to change it. A zoom or another sample type can be gone back
 * from; other changes take the place of what is there, and reach the URL a moment later.
 */
export function useViewState(): [ViewState, ChangeView] {
  const [params, setParams] = useSearchParams();
  const inUrl = useMemo(() => readViewState(params), [params]);
  const [ahead, setAhead] = useState<ViewState | null>(null);
  const state = ahead ?? inUrl;
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);

  useEffect(() => {
    if (ahead === null) return;
    const timer = setTimeout(() => {
      setParams(writeViewState(ahead), { replace: true });
      setAhead(null);
    }, URL_DELAY_MS);
    return () => clearTimeout(timer);
  }, [ahead, setParams]);

  const change = useCallback(
    (part: Partial<ViewState>) => {
      const next = { ...latest.current, ...part };
      latest.current = next;
      if (part.zoom === undefined && part.type === undefined) setAhead(next);
      else {
        setAhead(null);
        setParams(writeViewState(next));
      }
    },
    [setParams],
  );
  return [state, change];
}
