import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { rangeFromText, rangeToText, type TimeRange } from '../../charts/index.ts';

const LIVE: TimeRange = { kind: 'last', minutes: 5 };
const WHOLE: TimeRange = { kind: 'all' };

export interface ChartRange {
  readonly range: TimeRange;
  readonly hidden: ReadonlySet<string>;
  readonly setRange: (range: TimeRange) => void;
  /** Back from a zoom to what is usual for the run. */
  readonly reset: () => void;
  readonly toggle: (key: string) => void;
}

/** What part of the run and which series are shown, kept in the address of the page. */
export function useChartRange(ended: boolean): ChartRange {
  const [search, setSearch] = useSearchParams();
  const text = search.get('range');
  const hiddenText = search.get('hide') ?? '';

  const range = useMemo(() => rangeFromText(text) ?? (ended ? WHOLE : LIVE), [text, ended]);
  const hidden = useMemo(() => new Set(hiddenText.split(',').filter(Boolean)), [hiddenText]);

  const set = useCallback(
    (key: string, value: string | null) => {
      setSearch(
        (current) => {
          const next = new URLSearchParams(current);
          if (value === null || value === '') next.delete(key);
          else next.set(key, value);
          return next;
        },
        { replace: true },
      );
    },
    [setSearch],
  );

  const setRange = useCallback((next: TimeRange) => set('range', rangeToText(next)), [set]);
  const reset = useCallback(() => set('range', null), [set]);
  const toggle = useCallback(
    (key: string) => {
      const next = new Set(hidden);
      if (!next.delete(key)) next.add(key);
      set('hide', [...next].join(','));
    },
    [hidden, set],
  );

  return { range, hidden, setRange, reset, toggle };
}
