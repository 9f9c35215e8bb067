import type { Finding } from '@leakscope/protocol';
import { Flame } from 'lucide-react';
import { Link } from 'wouter';
import { formatShare } from '../format/index.ts';
import { amountParts } from './amounts.ts';
import { causeLooks } from './causes.ts';

interface FindingRowProps {
  finding: Finding;
  /** The capture that shows the culprit, where there is one. */
  capture: string | undefined;
}

/** What grew, by how much, and who did it. */
export function FindingRow({ finding, capture }: FindingRowProps) {
  const { cause, perOperation, perMinute, culprit, unattributed } = finding;
  const { title, color, help } = causeLooks[cause];
  const amount = perOperation ?? perMinute;
  const [value, interval] = amount === null ? ['', ''] : amountParts(amount);
  const per = perOperation === null ? 'per minute' : 'per operation';
  return (
    <li
      data-cause={cause}
      data-value={amount?.value ?? ''}
      className="border-t border-hairline py-2"
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="inline-flex items-center gap-1.5" title={help}>
          <span aria-hidden className="h-0.75 w-2.5 rounded" style={{ background: color }} />
          <span className="font-medium">{title}</span>
        </span>
        <span className="ml-auto text-right">
          <span className="font-mono font-medium">{value}</span> {amount === null ? null : per}
        </span>
      </p>
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
        {culprit === null ? (
          <span className="min-w-0 flex-1">{unattributed ?? 'Nobody could be named.'}</span>
        ) : (
          <span className="min-w-0 wrap-anywhere">
            by <span className="font-mono text-ink">{culprit.function}</span> at{' '}
            <span className="font-mono text-ink" title={culprit.file}>
              {fileName(culprit.file)}:{culprit.line}
            </span>
            , {formatShare(culprit.share)} of it
          </span>
        )}
        {amount === null ? null : <span className="ml-auto font-mono">{interval}</span>}
      </p>
      {capture === undefined ? null : (
        <Link
          href={`/captures/${encodeURIComponent(capture)}`}
          className="mt-1 inline-flex items-center gap-1 text-accent hover:underline"
        >
          <Flame aria-hidden size={13} />
          Open the flame graph<span className="sr-only"> of {title}</span>
        </Link>
      )}
    </li>
  );
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
