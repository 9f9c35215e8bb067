import type { Run } from '@leakscope/protocol';
import { Link } from 'wouter';
import { seriesOf, type SeriesKey } from '../../charts/index.ts';
import { formatChange, formatCount } from '../../format/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { useWatched } from '../../watch/index.ts';
import { growthOf } from './growth.ts';
import { VariantBadge } from './variant-badge.tsx';

interface GrowthCellProps {
  watcher: Watcher;
  run: Run;
  metric: SeriesKey;
  /** The run whose page this is; the other one is linked. */
  main: boolean;
}

/** What one of two compared runs has gained, per operation and in all. */
export function GrowthCell({ watcher, run, metric, main }: GrowthCellProps) {
  useWatched(watcher, () => watcher.data(run.id)?.version);
  const data = watcher.data(run.id);
  const growth = data === undefined ? null : growthOf(data, metric);
  const { unit } = seriesOf(metric);
  const per = growth === null ? null : growth.change / growth.operations;
  const format = (value: number): string =>
    formatChange(value, unit === 'count' ? 'count' : 'bytes');
  return (
    <div
      data-testid={`growth-${run.variant ?? 'run'}`}
      data-value={per ?? ''}
      className="bg-surface px-4 py-2"
    >
      <p className="flex items-center gap-2">
        {run.variant === null ? null : (
          <VariantBadge variant={run.variant} scenario={run.scenario} />
        )}
        {main ? (
          <span className="text-xs text-muted">this run</span>
        ) : (
          <Link href={`/runs/${run.id}`} className="text-xs text-accent underline">
            open this run
          </Link>
        )}
        {run.state === 'running' ? null : (
          <span className="text-xs text-muted">{run.state.replaceAll('-', ' ')}</span>
        )}
      </p>
      <p className="mt-1 text-lg font-semibold">
        {per === null ? '–' : format(per)}
        <span className="ml-1 text-sm font-normal text-muted">per operation</span>
      </p>
      <p className="text-xs text-muted">
        {growth === null
          ? 'No operation has run yet.'
          : `${format(growth.change)} after ${formatCount(growth.operations)} operations`}
      </p>
    </div>
  );
}
