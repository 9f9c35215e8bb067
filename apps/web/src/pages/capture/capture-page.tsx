import type { Capture } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { isNotFound, queries } from '../../api/index.ts';
import { buttonClasses, EmptyState, ErrorState } from '../../ui/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { useOpened } from '../../explorer/use-opened.ts';
import { FlameClient, type ProfileInfo } from '../../flame/index.ts';
import { CaptureHeader } from './capture-header.tsx';
import { CaptureSkeleton } from './capture-skeleton.tsx';
import { Explorer } from './explorer.tsx';
import { typeTitles } from './titles.ts';
import { Taking } from './taking.tsx';

/** How often a capture that is being taken is asked about, in milliseconds. */
const PROGRESS_INTERVAL_MS = 250;

/** A capture: its flame graph, the source lines behind it, and the ways to take it along. */
export function CapturePage({ id }: { id: string }) {
  const capture = useQuery({
    ...queries.capture(id),
    refetchInterval: ({ state }) => (state.data?.state === 'taking' ? PROGRESS_INTERVAL_MS : false),
  });
  const runId = capture.data?.run ?? undefined;
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const scenarioId = run.data?.scenario ?? undefined;
  const scenario = useQuery({
    ...queries.scenario(scenarioId ?? ''),
    enabled: scenarioId !== undefined,
  });
  const opened = useOpened(startClient, capture.data?.state === 'ready' ? [id] : null);
  const title = capture.data && typeTitles[capture.data.type];
  const subject = scenarioId ?? capture.data?.imported?.name;
  useTitle([title ?? 'Capture', ...(subject === undefined ? [] : [subject])].join(' of '));

  if (capture.isError) return <Unreadable error={capture.error} retry={capture.refetch} />;
  if (capture.data === undefined) {
    return (
      <>
        <h1 className="sr-only">Loading the capture</h1>
        <CaptureSkeleton />
      </>
    );
  }

  const isSettled =
    (runId === undefined || !run.isPending) && (scenarioId === undefined || !scenario.isPending);
  const header = <CaptureHeader capture={capture.data} run={run.data} scenario={scenario.data} />;
  if (capture.data.state === 'taking') {
    return (
      <>
        {header}
        <Taking capture={capture.data} />
      </>
    );
  }
  if (capture.data.state === 'failed' || opened.problem !== undefined) {
    const reason = opened.problem ?? capture.data.error;
    return (
      <>
        {header}
        <EmptyState
          title={
            opened.problem === undefined
              ? 'The capture did not succeed'
              : 'The profile cannot be shown'
          }
          action={
            runId === undefined ? (
              <Link href="/history?show=captures" className={buttonClasses()}>
                Look in the history
              </Link>
            ) : (
              <Link href={`/runs/${encodeURIComponent(runId)}`} className={buttonClasses()}>
                Take another from the run
              </Link>
            )
          }
        >
          {reason ?? 'The process gave no reason.'}
        </EmptyState>
      </>
    );
  }
  if (opened.client === undefined || !isSettled) {
    return (
      <>
        {header}
        <CaptureSkeleton />
      </>
    );
  }
  return (
    <>
      {header}
      <Explorer
        client={opened.client}
        info={opened.info ?? toldBy(capture.data)}
        capture={capture.data}
        run={run.data}
        scenario={scenario.data}
        variant={run.data?.variant ?? 'leak'}
      />
    </>
  );
}

const startClient = (): FlameClient => new FlameClient();

/** What the server knows of a profile, until the profile itself is there. */
function toldBy({ sampleTypes, defaultSampleType, totals }: Capture): ProfileInfo {
  const named = sampleTypes.findIndex(({ type }) => type === defaultSampleType);
  return { sampleTypes, defaultType: Math.max(0, named), totals, comments: [], labels: [] };
}

function Unreadable({ error, retry }: { error: Error; retry: () => unknown }) {
  return (
    <>
      <h1 className="sr-only">Capture</h1>
      {isNotFound(error) ? (
        <EmptyState
          title="There is no such capture"
          action={
            <Link href="/history" className={buttonClasses()}>
              Look in the history
            </Link>
          }
        >
          It may have been deleted, or gone to make room for newer ones.
        </EmptyState>
      ) : (
        <ErrorState
          title="The capture could not be read"
          error={error}
          retry={() => void retry()}
        />
      )}
    </>
  );
}
