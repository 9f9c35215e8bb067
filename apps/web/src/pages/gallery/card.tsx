import type { Run, Scenario } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { ArrowRight, LoaderCircle } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { messageOf } from '../../api/index.ts';
import { useNow } from '../../app/use-now.ts';
import { formatElapsed } from '../../format/index.ts';
import { startRun } from '../run/start-run.ts';
import { VariantBadge } from '../run/variant-badge.tsx';
import { CurveShape } from './curve-shape.tsx';
import { fieldOf } from './fields.ts';

interface CardProps {
  scenario: Scenario;
  /** Its runs that are alive. */
  running: readonly Run[];
}

/** One scenario: what leaks, how that looks, where it shows. The whole card starts it. */
export function Card({ scenario, running }: CardProps) {
  const [, navigate] = useLocation();
  const start = useMutation({
    mutationFn: () => startRun(scenario.id, 'leak'),
    onSuccess: (run) => navigate(`/runs/${run.id}`),
  });
  const now = useNow(1000);
  const shown = scenario.signature.map(fieldOf);

  return (
    <article
      data-scenario={scenario.id}
      className="group relative flex flex-col rounded border border-hairline bg-surface p-4 transition-colors duration-100 hover:border-strong"
    >
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <p className="font-mono text-xs text-muted">{scenario.id}</p>
          <h2 className="text-lg font-semibold">{scenario.title}</h2>
          <p className="mt-1">{scenario.summary}</p>
        </div>
        <CurveShape field={scenario.signature[0] ?? 'heapUsed'} />
      </div>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Shows in</dt>
        <dd className="flex flex-wrap gap-x-4">
          {shown.map(({ title, color }) => (
            <span key={title} className="inline-flex items-center gap-1.5 whitespace-nowrap">
              <span aria-hidden className="h-0.75 w-2.5 rounded" style={{ background: color }} />
              {title}
            </span>
          ))}
        </dd>
        <dt className="text-muted">In Go</dt>
        <dd>{scenario.goAnalogue}</dd>
      </dl>
      <div className="mt-auto flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 pt-3">
        <button
          type="button"
          aria-busy={start.isPending || undefined}
          onClick={() => (start.isPending ? undefined : start.mutate())}
          className="inline-flex items-center gap-1.5 font-medium text-accent after:absolute after:inset-0 after:rounded after:content-[''] group-hover:underline"
        >
          {start.isPending ? 'Starting the process' : 'Start the leak'}
          <span className="sr-only">: {scenario.title}</span>
          {start.isPending ? (
            <LoaderCircle aria-hidden size={14} className="animate-spin" />
          ) : (
            <ArrowRight aria-hidden size={14} />
          )}
        </button>
        {start.isError ? (
          <p role="alert" className="basis-full text-danger">
            {messageOf(start.error)}
          </p>
        ) : null}
        {running.length === 0 ? null : (
          <ul className="relative ml-auto flex flex-wrap gap-x-4">
            {running.map((run) => (
              <li key={run.id}>
                <Link
                  href={`/runs/${run.id}`}
                  className="flex items-center gap-1.5 hover:underline"
                >
                  <span aria-hidden className="size-2 rounded-full bg-calm" />
                  running {formatElapsed(now - run.startedAt)}
                  {run.variant === null ? null : <VariantBadge variant={run.variant} />}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
