import type { Capture, Cause, Verdict } from '@leakscope/protocol';
import { Check, TriangleAlert } from 'lucide-react';
import { formatCount, formatDuration, formatShare } from '../format/index.ts';
import { classes } from '../ui/index.ts';
import { FindingRow } from './finding-row.tsx';

interface VerdictCardProps {
  verdict: Verdict;
  /** Of the run that was judged, latest first. */
  captures: readonly Capture[];
}

/** What a verification found in one variant: the sentence, and each resource that grew. */
export function VerdictCard({ verdict, captures }: VerdictCardProps) {
  const { leaking, sentence, confidence, note, findings, operations, node, durationMs } = verdict;
  const Icon = leaking ? TriangleAlert : Check;
  return (
    <article
      data-testid="verdict"
      data-variant={verdict.variant ?? ''}
      data-leaking={leaking}
      className="flex flex-col gap-1"
    >
      <p
        className={classes(
          'flex flex-wrap items-center gap-x-2 font-semibold',
          leaking ? 'text-leak' : 'text-calm',
        )}
      >
        <Icon aria-hidden size={15} className="shrink-0" />
        {leaking ? 'Leaking' : 'Healthy'}
        <span className="ml-auto text-xs font-normal text-muted">{confidenceText(confidence)}</span>
      </p>
      <p className="text-base">{asSentence(sentence)}</p>
      {note === 'churn' ? <p className="text-muted">Work for the collector, and no leak.</p> : null}
      {findings.length === 0 ? null : (
        <ol aria-label="What grew" className="mt-1 border-b border-hairline">
          {findings.map((finding) => (
            <FindingRow
              key={finding.cause}
              finding={finding}
              capture={captureFor(finding.cause, captures)}
            />
          ))}
        </ol>
      )}
      <p className="text-xs text-muted">
        {operations === null ? null : `${formatCount(operations)} operations judged, `}
        {formatDuration(durationMs)}, Node {node.replace(/^v/, '')}
      </p>
    </article>
  );
}

/** Memory is held by stacks of a heap capture; all else that lives by those of an async one. */
function captureFor(cause: Cause, captures: readonly Capture[]): string | undefined {
  const type = cause === 'heap' || cause === 'external' || cause === 'native' ? 'heap' : 'async';
  return captures.find((capture) => capture.type === type && capture.state === 'ready')?.id;
}

/** A verdict says what the code does, to be read after its name; here it stands alone. */
function asSentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Nothing that is measured is wholly certain. */
function confidenceText(confidence: number): string {
  return confidence > 0.99 ? 'more than 99\u00a0% certain' : `${formatShare(confidence)} certain`;
}
