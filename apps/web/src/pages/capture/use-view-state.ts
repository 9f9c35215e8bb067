import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { readViewState, type ViewState, writeViewState } from './view-state.ts';

export type ChangeView = (change: Partial<ViewState>) => void;

/** Browsers refuse more than about 20 changes of the URL a second; a held arrow key makes more. */
const URL_DELAY_MS = 150;

/** What changes with every key press; going back through each would lead nowhere. */
const PASSING: ReadonlySet<string> = new Set(['selected', 'side', 'search', 'isRegex']);

/**
 * What the URL says, and a function to change it. Everything can be gone back from but what was
 * selected and searched for on the way: those take the place of what is there, and reach the URL a
 * moment later.
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

  const isAhead = ahead !== null;
  const change = useCallback(
    (part: Partial<ViewState>) => {
      const next = { ...latest.current, ...part };
      if (Object.keys(part).every((name) => PASSING.has(name))) {
        latest.current = next;
        setAhead(next);
        return;
      }
      // What was ahead belongs to the entry that is left.
      if (isAhead) setParams(writeViewState(latest.current), { replace: true });
      latest.current = next;
      setAhead(null);
      setParams(writeViewState(next));
    },
    [isAhead, setParams],
  );
  return [state, change];
}
