import type { Capture, Run } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { queries } from '../../api/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { CompareClient } from '../../compare/client.ts';
import { graphHeight } from '../../explorer/sizes.ts';
import { ownFolder } from '../../explorer/sources.ts';
import { useOpened } from '../../explorer/use-opened.ts';
import { useUrlState } from '../../explorer/use-url-state.ts';
import { buttonClasses, EmptyState, ErrorState, IconButton, Skeleton } from '../../ui/index.ts';
import { CapturePicker } from './capture-picker.tsx';
import { candidatesFor } from './captures.ts';
import {
  type ChangeState,
  type CompareState,
  readCompareState,
  writeCompareState,
} from './compare-state.ts';
import { Comparison } from './comparison.tsx';
import { Suggestions } from './suggestions.tsx';

/** What changed between two captures. */
export function ComparePage() {
  useTitle('Compare');
  const [state, change] = useUrlState(readCompareState, writeCompareState);
  const captures = useQuery(queries.captures());
  const runs = useQuery(queries.runs());
  const runById = useMemo(
    () => new Map((runs.data ?? []).map((run) => [run.id, run])),
    [runs.data],
  );
  // Lists hold the latest; a link may name an older one.
  const base = useQuery({ ...queries.capture(state.base ?? ''), enabled: state.base !== null });
  const now = useQuery({ ...queries.capture(state.now ?? ''), enabled: state.now !== null });

  const all = captures.data ?? [];
  const pickers = [
    { key: 'base', label: 'Before', chosen: base.data, other: now.data },
    { key: 'now', label: 'After', chosen: now.data, other: base.data },
  ] as const;
  const choose = (key: 'base' | 'now', id: string): void =>
    change(id === '' ? {} : { [key]: id, selected: null });
  const swap = (): void => change({ base: state.now, now: state.base, selected: null });
  const error = base.error ?? now.error ?? captures.error;

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-hairline bg-surface px-4 py-2">
        <h1 className="mr-2 text-lg font-semibold">Compare</h1>
        {pickers.map(({ key, label, chosen, other }, index) => (
          <div key={key} className="contents">
            {index === 0 ? null : (
              <IconButton label="Swap before and after" onClick={swap}>
                <ArrowLeftRight aria-hidden size={16} />
              </IconButton>
            )}
            <CapturePicker
              label={label}
              chosen={state[key]}
              candidates={withChosen(chosen, candidatesFor(other, all, runById))}
              runs={runById}
              href={chosen === undefined ? null : `/captures/${chosen.id}`}
              onChoose={(id) => choose(key, id)}
            />
          </div>
        ))}
      </div>
      {error !== null ? (
        <ErrorState
          title="The captures could not be compared"
          error={error}
          retry={() => void Promise.all([captures.refetch(), base.refetch(), now.refetch()])}
        />
      ) : state.base === null || state.now === null ? (
        <Suggestions
          missing={state.base === null ? 'base' : 'now'}
          candidates={candidatesFor(base.data ?? now.data, all, runById)}
          isLoading={captures.isPending}
          runs={runById}
          onChoose={choose}
        />
      ) : base.data === undefined || now.data === undefined ? (
        <Loading />
      ) : (
        <Opened
          key={`${base.data.id} ${now.data.id}`}
          base={base.data}
          now={now.data}
          runs={runById}
          state={state}
          change={change}
        />
      )}
    </>
  );
}

/** What is chosen stays in its list, the first one, however old it is. */
function withChosen(chosen: Capture | undefined, candidates: Capture[]): Capture[] {
  if (chosen === undefined || candidates.some(({ id }) => id === chosen.id)) return candidates;
  return [chosen, ...candidates];
}

interface OpenedProps {
  base: Capture;
  now: Capture;
  runs: ReadonlyMap<string, Run>;
  state: CompareState;
  change: ChangeState;
}

function Opened({ base, now, runs, state, change }: OpenedProps) {
  const unready = [base, now].find((capture) => capture.state !== 'ready');
  const pair = useOpened(startClient, unready === undefined ? [base.id, now.id] : null);
  const scenarioId = (runs.get(now.run ?? '') ?? runs.get(base.run ?? ''))?.scenario ?? null;
  const scenario = useQuery({
    ...queries.scenario(scenarioId ?? ''),
    enabled: scenarioId !== null,
  });
  if (unready !== undefined) {
    return (
      <EmptyState
        title={
          unready.state === 'taking'
            ? 'One of the captures is still being taken'
            : 'One of the captures did not succeed'
        }
        action={
          <Link href={`/captures/${unready.id}`} className={buttonClasses()}>
            Look at it
          </Link>
        }
      >
        {unready.error ?? 'Compare again once it is ready.'}
      </EmptyState>
    );
  }
  if (pair.problem !== undefined) {
    return (
      <EmptyState title="These captures cannot be compared">
        <p>{pair.problem}</p>
        <p>Choose another capture above.</p>
      </EmptyState>
    );
  }
  const isOwnKnown = scenarioId === null || !scenario.isPending;
  if (pair.client === undefined || pair.info === undefined || !isOwnKnown) return <Loading />;
  return (
    <Comparison
      client={pair.client}
      info={pair.info}
      base={base}
      now={now}
      own={ownFolder(scenario.data)}
      state={state}
      change={change}
    />
  );
}

const startClient = (): CompareClient => new CompareClient();

function Loading() {
  return (
    <div className="flex flex-col gap-3 p-4 max-sm:p-2">
      <output className="sr-only">Loading both profiles</output>
      <Skeleton className="h-6 w-80" />
      <Skeleton className="h-8" />
      <Skeleton className={graphHeight} />
      <Skeleton className="h-10" />
      <Skeleton className="h-60" />
    </div>
  );
}
