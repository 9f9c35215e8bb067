import { useCallback, useMemo } from 'react';
import { useAddress } from '../../app/use-address.ts';
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
  const [search, change] = useAddress();
  const text = search.get('range');
  const hiddenText = search.get('hide') ?? '';

  const range = useMemo(() => rangeFromText(text) ?? (ended ? WHOLE : LIVE), [text, ended]);
  const hidden = useMemo(() => new Set(hiddenText.split(',').filter(Boolean)), [hiddenText]);

  const setRange = useCallback((next: TimeRange) => change({ range: rangeToText(next) }), [change]);
  const reset = useCallback(() => change({ range: '' }), [change]);
  const toggle = useCallback(
    (key: string) => {
      const next = new Set(hidden);
      if (!next.delete(key)) next.add(key);
      change({ hide: [...next].join(',') });
    },
    [hidden, change],
  );

  return { range, hidden, setRange, reset, toggle };
}
