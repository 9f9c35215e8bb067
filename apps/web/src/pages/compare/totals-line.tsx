import type { SampleType } from '@leakscope/profile';
import type { Amounts } from '../../compare/messages.ts';
import { formatShare } from '../../format/index.ts';
import { formatterOf, meaningOf } from '../capture/names.ts';
import { differenceOf, signed } from './change-text.ts';

/** Both totals and what is between them. */
export function TotalsLine({ totals, sampleType }: { totals: Amounts; sampleType: SampleType }) {
  const format = formatterOf(sampleType.unit);
  const difference = differenceOf(totals);
  return (
    <p data-testid="totals" className="flex flex-wrap items-baseline gap-x-3">
      <span className="font-mono text-base font-semibold">{signed(difference, format)}</span>
      <span className="text-muted">
        {format(totals.base)} → {format(totals.now)} {meaningOf(sampleType.type)}
        {totals.base === 0 || difference === 0
          ? null
          : ` · ${signed(difference / totals.base, formatShare)}`}
      </span>
    </p>
  );
}
