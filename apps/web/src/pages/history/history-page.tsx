import type { Capture, Run } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { queries } from '../../api/index.ts';
import { useAddress } from '../../app/use-address.ts';
import { useTitle } from '../../app/use-title.ts';
import { ImportButton } from '../../import/index.ts';
import { SearchField } from '../../search/index.ts';
import { buttonClasses, EmptyState, ErrorState, Skeleton, Tabs } from '../../ui/index.ts';
import { CaptureTable } from './capture-table.tsx';
import { matchesCapture, matchesRun } from './matching.ts';
import { RunTable } from './run-table.tsx';

type View = 'runs' | 'captures';

/** Runs and captures of before, searchable. */
export function HistoryPage() {
  useTitle('History');
  const [search, set] = useAddress();
  const text = search.get('q') ?? '';
  const view: View = search.get('show') === 'captures' ? 'captures' : 'runs';

  const runs = useQuery(queries.runs());
  const captures = useQuery(queries.captures());
  const byId = useMemo(() => new Map((runs.data ?? []).map((run) => [run.id, run])), [runs.data]);
  const foundRuns = (runs.data ?? []).filter((run) => matchesRun(run, text));
  const foundCaptures = (captures.data ?? [])
    .filter((capture) => matchesCapture(capture, byId.get(capture.run ?? ''), text))
    .toSorted((a, b) => b.createdAt - a.createdAt);

  const error = runs.error ?? captures.error;
  const pending = runs.isPending || captures.isPending;
  return (
    <div className="mx-auto max-w-300 px-4 py-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">History</h1>
        <div className="flex max-w-full flex-wrap items-center gap-3">
          <SearchField
            label="Search runs and captures"
            placeholder="Scenario, state, function, id"
            text={text}
            onText={(next) => set({ q: next })}
            className="w-72 max-w-full"
          />
          <ImportButton />
        </div>
      </div>
      <div className="mt-4">
        {error === null ? (
          <Tabs<View>
            label="History"
            selected={view}
            onSelect={(next) => set({ show: next === 'runs' ? '' : next })}
            tabs={[
              {
                id: 'runs',
                label: `Runs ${pending ? '' : foundRuns.length}`,
                content: pending ? (
                  <Loading />
                ) : (
                  <RunsFound
                    runs={foundRuns}
                    captures={captures.data ?? []}
                    anyAtAll={runs.data?.length !== 0}
                    onClear={() => set({ q: '' })}
                  />
                ),
              },
              {
                id: 'captures',
                label: `Captures ${pending ? '' : foundCaptures.length}`,
                content: pending ? (
                  <Loading />
                ) : (
                  <CapturesFound
                    captures={foundCaptures}
                    runs={byId}
                    anyAtAll={captures.data?.length !== 0}
                    onClear={() => set({ q: '' })}
                  />
                ),
              },
            ]}
          />
        ) : (
          <ErrorState
            title="The history could not be loaded"
            error={error}
            retry={() => void Promise.all([runs.refetch(), captures.refetch()])}
          />
        )}
      </div>
    </div>
  );
}

interface FoundProps {
  anyAtAll: boolean;
  onClear: () => void;
}

function RunsFound(props: FoundProps & { runs: Run[]; captures: Capture[] }) {
  const { runs, captures, anyAtAll, onClear } = props;
  if (runs.length > 0) return <RunTable runs={runs} captures={captures} />;
  return anyAtAll ? <NothingFound onClear={onClear} /> : <NothingYet what="runs" />;
}

function CapturesFound(
  props: FoundProps & { captures: Capture[]; runs: ReadonlyMap<string, Run> },
) {
  const { captures, runs, anyAtAll, onClear } = props;
  if (captures.length > 0) return <CaptureTable captures={captures} runs={runs} />;
  return anyAtAll ? <NothingFound onClear={onClear} /> : <NothingYet what="captures" />;
}

function NothingYet({ what }: { what: 'runs' | 'captures' }) {
  return (
    <EmptyState
      title={what === 'runs' ? 'No runs yet' : 'No captures yet'}
      action={
        <Link href="/" className={buttonClasses('primary')}>
          Open the gallery
        </Link>
      }
    >
      {what === 'runs'
        ? 'Start a scenario in the gallery. Its samples and captures stay here, also after a restart.'
        : 'Start a scenario, trigger it, and capture its heap; or drop a profile anywhere on the page.'}
    </EmptyState>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing matches"
      action={
        <button type="button" className={buttonClasses()} onClick={onClear}>
          Clear the search
        </button>
      }
    />
  );
}

function Loading() {
  return (
    <div className="mt-2 flex flex-col gap-2" aria-busy>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-9" />
      ))}
    </div>
  );
}
