import type { Run } from '@leakscope/protocol';
import { Link } from 'wouter';
import { useNow } from '../../app/use-now.ts';
import { formatElapsed } from '../../format/index.ts';
import { VariantBadge } from '../run/variant-badge.tsx';

/** A card has room for so many; the history has them all. */
const MOST = 2;

/** The ways to a scenario's runs that are alive. */
export function RunningRuns({ running }: { running: readonly Run[] }) {
  if (running.length === 0) return null;
  const more = running.length - MOST;
  return (
    <ul className="relative ml-auto flex flex-wrap gap-x-3 text-xs">
      {running.slice(0, MOST).map((run) => (
        <li key={run.id}>
          <RunningRun run={run} />
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Link href="/history" className="text-muted hover:underline">
            {more} more
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

function RunningRun({ run }: { run: Run }) {
  const now = useNow(1000);
  return (
    <Link href={`/runs/${run.id}`} className="flex items-center gap-1.5 hover:underline">
      <span aria-hidden className="size-2 rounded-full bg-calm" />
      <span className="sr-only">running</span>
      <span className="font-mono">{formatElapsed(now - run.startedAt)}</span>
      {run.variant === null ? null : <VariantBadge variant={run.variant} scenario={run.scenario} />}
    </Link>
  );
}
