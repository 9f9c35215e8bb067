import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { GraphState } from './graph-state.ts';

/** Browsers refuse more than about 20 changes of the URL a second; a held arrow key makes more. */
const URL_INTERVAL_MS = 150;

/** What changes with every key press; going back through each would lead nowhere. */
const PASSING: ReadonlySet<string> = new Set<keyof GraphState>([
  'selected',
  'side',
  'search',
  'isRegex',
]);

/**
 * What the URL says, and a function to change it. Everything can be gone back from but what was
 * selected and searched for on the way: those take the place of what is there, and where they
 * follow one another too fast for a browser, the URL has the latest a moment later.
 *
 * @param read and `write` are the same functions every time
 */
export function useUrlState<State extends GraphState>(
  read: (params: URLSearchParams) => State,
  write: (state: State) => URLSearchParams,
): [State, (change: Partial<State>) => void] {
  const [params, setParams] = useSearchParams();
  const inUrl = useMemo(() => read(params), [read, params]);
  const [ahead, setAhead] = useState<State | null>(null);
  const state = ahead ?? inUrl;
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);

  const writtenAt = useRef(-Infinity);
  const replace = useCallback(
    (passing: State) => {
      writtenAt.current = performance.now();
      setParams(write(passing), { replace: true });
      setAhead(null);
    },
    [setParams, write],
  );
  useEffect(() => {
    if (ahead === null) return;
    const timer = setTimeout(() => replace(ahead), URL_INTERVAL_MS);
    return () => clearTimeout(timer);
  }, [ahead, replace]);

  const isAhead = ahead !== null;
  const change = useCallback(
    (part: Partial<State>) => {
      const next = { ...latest.current, ...part };
      if (Object.keys(part).every((name) => PASSING.has(name))) {
        latest.current = next;
        if (performance.now() - writtenAt.current < URL_INTERVAL_MS) setAhead(next);
        else replace(next);
        return;
      }
      // What was ahead belongs to the entry that is left.
      if (isAhead) setParams(write(latest.current), { replace: true });
      latest.current = next;
      setAhead(null);
      setParams(write(next));
    },
    [isAhead, replace, setParams, write],
  );
  return [state, change];
}
