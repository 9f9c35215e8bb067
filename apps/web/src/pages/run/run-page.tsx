import type { Run } from '@leakscope/protocol';
import './run.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { isNotFound, messageOf, queries } from '../../api/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { hasEnded, type Watcher } from '../../stream/index.ts';
import { Button, buttonClasses, ErrorState, Skeleton } from '../../ui/index.ts';
import { useWatched, useWatcher } from '../../watch/index.ts';
import { captureLetter, captureName } from './capture-kinds.ts';
import { CaptureList } from './capture-list.tsx';
import { ChartSection } from './chart-section.tsx';
import { CompareSection } from './compare-section.tsx';
import { Controls } from './controls.tsx';
import { LoadSection } from './load/index.ts';
import { Notice } from './notice.tsx';
import { RunHeader } from './run-header.tsx';
import { Sources } from './sources.tsx';
import { Story } from './story.tsx';
import { Tiles } from './tiles.tsx';
import { VerdictSection } from './verdict-section.tsx';
import { useCaptureToast } from './use-capture-toast.ts';
import { useChartRange } from './use-chart-range.ts';

/** A run, live or of before. */
export function RunPage({ id }: { id: string }) {
  const [search] = useSearchParams();
  const other = search.get('with');
  const watcher = useWatcher(other === null || other === id ? [id] : [id, other]);
  return <Loaded id={id} other={other} watcher={watcher} />;
}

interface LoadedProps {
  id: string;
  other: string | null;
  watcher: Watcher;
}

function Loaded({ id, other, watcher }: LoadedProps) {
  const run = useWatched(watcher, () => watcher.data(id)?.run);
  const otherRun = useWatched(watcher, () =>
    other === null ? undefined : watcher.data(other)?.run,
  );
  const readiness = useWatched(watcher, () => watcher.data(id)?.readiness);
  const otherReadiness = useWatched(watcher, () =>
    other === null ? undefined : watcher.data(other)?.readiness,
  );

  if (typeof readiness === 'object') {
    return (
      <>
        <h1 className="sr-only">Run</h1>
        <ErrorState
          title={
            isNotFound(readiness.error) ? 'There is no such run' : 'The run could not be loaded'
          }
          error={readiness.error}
          {...(isNotFound(readiness.error) ? {} : { retry: () => watcher.retry(id) })}
          action={
            <Link href="/history" className={buttonClasses()}>
              Look in the history
            </Link>
          }
        />
      </>
    );
  }
  if (run === undefined) return <Loading />;
  return (
    <RunView
      watcher={watcher}
      run={run}
      other={otherRun}
      otherError={typeof otherReadiness === 'object' ? otherReadiness.error : null}
    />
  );
}

interface RunViewProps {
  watcher: Watcher;
  run: Run;
  other: Run | undefined;
  /** Why the run to compare with is not there; `null` where it is, or none was asked for. */
  otherError: unknown;
}

function RunView({ watcher, run, other, otherError }: RunViewProps) {
  const [, setSearch] = useSearchParams();
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const scenario = useQuery({
    ...queries.scenario(run.scenario ?? ''),
    enabled: run.scenario !== null,
  });
  const allCaptures = useQuery(queries.captures());
  const view = useChartRange(hasEnded(run));
  const title = scenario.data?.title ?? run.scenario ?? 'Run';
  useTitle(`${title} (${run.variant ?? run.kind})`);

  const captures = useMemo(
    () =>
      (allCaptures.data ?? [])
        .filter((capture) => capture.run === run.id)
        .toSorted((a, b) => b.createdAt - a.createdAt),
    [allCaptures.data, run.id],
  );
  useCaptureToast(captures);
  const flags = useMemo(
    () =>
      captures
        .filter(({ state }) => state === 'ready')
        .map((capture) => ({
          id: capture.id,
          time: capture.createdAt,
          text: captureLetter(capture),
          label: `Open the capture of ${captureName(capture)}`,
          href: `/captures/${capture.id}`,
        })),
    [captures],
  );
  const compare = useCallback(
    (id: string | null) => {
      setSearch((current) => {
        const next = new URLSearchParams(current);
        if (id === null) next.delete('with');
        else next.set('with', id);
        return next;
      });
    },
    [setSearch],
  );

  return (
    <>
      <RunHeader watcher={watcher} run={run} title={title} paused={pausedAt !== null} />
      <Notice run={run} memoryCapture={captures.find(({ trigger }) => trigger === 'memory')} />
      <div className="run-columns bg-surface">
        <div className="run-main">
          <Tiles
            watcher={watcher}
            run={run.id}
            allocs={captures.find(({ type, state }) => type === 'allocs' && state === 'ready')}
          />
          {otherError === null ? null : (
            <p role="alert" className="flex items-center gap-4 border-b border-hairline px-4 py-2">
              The run to compare with could not be loaded. {messageOf(otherError)}
              <Button onClick={() => compare(null)}>Go on without it</Button>
            </p>
          )}
          {other === undefined ? null : (
            <CompareSection
              watcher={watcher}
              run={run}
              other={other}
              scenario={scenario.data}
              onClose={() => compare(null)}
            />
          )}
          <ChartSection
            watcher={watcher}
            run={run}
            view={view}
            pausedAt={pausedAt}
            onPause={setPausedAt}
            flags={flags}
          />
        </div>
        <aside aria-label="Controls and sources" className="run-aside">
          <Controls
            watcher={watcher}
            run={run}
            scenario={scenario.data}
            other={other}
            onCompare={compare}
          />
          <VerdictSection watcher={watcher} run={run} captures={captures} />
          <LoadSection watcher={watcher} run={run} />
          <CaptureList run={run} captures={captures} />
          {scenario.data === undefined ? (
            <SourcesSkeleton failed={scenario.isError} />
          ) : (
            <>
              <Sources sources={scenario.data.sources} />
              <Story scenario={scenario.data} />
            </>
          )}
        </aside>
      </div>
    </>
  );
}

function SourcesSkeleton({ failed }: { failed: boolean }) {
  return (
    <div className="p-4">
      {failed ? (
        <p className="text-muted">The sources could not be loaded. Reload the page to try again.</p>
      ) : (
        <Skeleton className="h-48" />
      )}
    </div>
  );
}

/** Holds the places of what is being loaded. */
function Loading() {
  return (
    <div aria-busy className="run-columns bg-surface">
      <h1 className="sr-only">Loading the run</h1>
      <div className="flex flex-col gap-4 p-4">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-36" />
        <Skeleton className="h-72" />
        <Skeleton className="h-44" />
      </div>
      <div className="flex flex-col gap-4 p-4">
        <Skeleton className="h-28" />
        <Skeleton className="h-48" />
      </div>
    </div>
  );
}
