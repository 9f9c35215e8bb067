import type { SampleType } from '@leakscope/profile';
import type { Amounts } from '../../compare/messages.ts';
import { formatShare } from '../../format/index.ts';
import { formatterOf, meaningOf } from '../../explorer/names.ts';
import { differenceOf, signed } from './change-text.ts';

interface TotalsLineProps {
  totals: Amounts;
  sampleType: SampleType;
  /** They are what filters leave. */
  isPart: boolean;
}

/** Both totals and what is between them. */
export function TotalsLine({ totals, sampleType, isPart }: TotalsLineProps) {
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
        {isPart ? ' · of what the filters leave' : null}
      </span>
    </p>
  );
}
