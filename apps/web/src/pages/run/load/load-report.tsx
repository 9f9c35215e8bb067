import type { LoadChange, LoadReport as Report } from '@leakscope/protocol';
import { Check, TriangleAlert } from 'lucide-react';
import { formatBytes, formatCount, formatValue } from '../../../format/index.ts';
import { classes } from '../../../ui/index.ts';

const format: Record<LoadChange['unit'], (value: number) => string> = {
  bytes: formatBytes,
  count: formatCount,
  perSecond: (value) => formatValue(value, 'per-second'),
};

/** Before, during and after a load, each metric with what that says. */
export function LoadReport({ report }: { report: Report }) {
  const { leaking, sentence, changes } = report;
  const Icon = leaking ? TriangleAlert : Check;
  return (
    <div data-testid="load-report" data-leaking={leaking}>
      <p className={classes('flex gap-1.5 font-medium', leaking ? 'text-leak' : 'text-calm')}>
        <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
        {sentence}
      </p>
      <table aria-label="Before and after the load" className="mt-2 w-full text-right">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              <span className="sr-only">Metric</span>
            </th>
            {['before', 'during', 'after'].map((name) => (
              <th key={name} scope="col" className="w-[22%] py-1 pl-2 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {changes.map((change) => (
          <Change key={change.metric} change={change} />
        ))}
      </table>
    </div>
  );
}

/** Two rows: the figures, and below them the judgement, which would not fit beside them. */
function Change({ change }: { change: LoadChange }) {
  const { metric, title, unit, before, during, after, sign, judgement } = change;
  const show = (value: number | null): string => (value === null ? '–' : format[unit](value));
  return (
    <tbody data-metric={metric} data-sign={String(sign)} className="border-t border-hairline">
      <tr>
        <th scope="row" className="pt-1 text-left font-normal">
          {title}
        </th>
        {[before, during, after].map((value, index) => (
          <td key={index} className="pt-1 pl-2 font-mono text-xs whitespace-nowrap">
            {show(value)}
          </td>
        ))}
      </tr>
      <tr>
        <td
          colSpan={4}
          className={classes(
            'pb-1 text-left text-xs',
            sign === true ? 'font-medium text-leak' : 'text-muted',
          )}
        >
          {sign === true ? 'Sign of a leak: ' : ''}
          {judgement}
        </td>
      </tr>
    </tbody>
  );
}
