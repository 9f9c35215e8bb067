import type { Run, Scenario } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { ArrowRight, LoaderCircle } from 'lucide-react';
import { memo } from 'react';
import { Link, useLocation } from 'wouter';
import { messageOf } from '../../api/index.ts';
import { startRun } from '../run/start-run.ts';
import { CurveShape } from './curve-shape.tsx';
import { fieldOf } from './fields.ts';
import { RunningRuns } from './running-runs.tsx';

interface CardProps {
  scenario: Scenario;
  /** Its runs that are alive. */
  running: readonly Run[];
}

/** One scenario: what leaks, how that looks, where it shows. The whole card starts it. */
export const Card = memo(function Card({ scenario, running }: CardProps) {
  const { id, title, summary, goAnalogue, signature, difficulty } = scenario;
  const isLeak = scenario.kind === 'leak';
  return (
    <article
      data-scenario={id}
      className="group relative flex min-w-0 flex-col rounded border border-hairline bg-surface px-3 pt-2.5 pb-2 transition-colors duration-100 hover:border-strong"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">{title}</h3>
          <p className="flex flex-wrap gap-x-2 text-xs text-muted">
            <span className="font-mono">{id}</span>
            <span>{difficulty}</span>
          </p>
        </div>
        <CurveShape field={signature[0] ?? 'heapUsed'} isLeak={isLeak} />
      </div>
      <p className="mt-1.5">{summary}</p>
      <div className="mt-auto pt-2">
        <Signature fields={signature} />
        {goAnalogue === '' ? null : (
          <p className="mt-1 text-xs text-muted">
            <span className="font-medium">In Go:</span> {goAnalogue}
          </p>
        )}
      </div>
      <Actions scenario={scenario} running={running} />
    </article>
  );
});

/** Where it shows, in the colours of the charts. */
function Signature({ fields }: { fields: readonly string[] }) {
  return (
    <ul aria-label="Shows in" className="flex flex-wrap gap-x-3 text-xs">
      {fields.map(fieldOf).map(({ title, color }) => (
        <li key={title} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className="h-0.75 w-2.5 rounded" style={{ background: color }} />
          {title}
        </li>
      ))}
    </ul>
  );
}

function Actions({ scenario, running }: CardProps) {
  const { id, title, kind } = scenario;
  const [, navigate] = useLocation();
  const start = useMutation({
    mutationFn: () => startRun(id, kind === 'leak' ? 'leak' : 'fixed'),
    onSuccess: (run) => navigate(`/runs/${run.id}`),
  });
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-hairline pt-1.5">
      <button
        type="button"
        aria-busy={start.isPending || undefined}
        onClick={() => (start.isPending ? undefined : start.mutate())}
        className="inline-flex items-center gap-1 font-medium text-accent after:absolute after:inset-0 after:rounded after:content-[''] group-hover:underline"
      >
        {start.isPending ? 'Starting' : kind === 'leak' ? 'Start the leak' : 'Start it'}
        <span className="sr-only">: {title}</span>
        {start.isPending ? (
          <LoaderCircle aria-hidden size={13} className="animate-spin" />
        ) : (
          <ArrowRight aria-hidden size={13} />
        )}
      </button>
      <Link
        href={`/verify/${encodeURIComponent(id)}`}
        className="relative text-muted hover:text-ink hover:underline"
      >
        Verify<span className="sr-only">: {title}</span>
      </Link>
      <RunningRuns running={running} />
      {start.isError ? (
        <p role="alert" className="basis-full text-xs text-danger">
          {messageOf(start.error)}
        </p>
      ) : null}
    </div>
  );
}
