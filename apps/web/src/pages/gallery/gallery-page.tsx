import './gallery.css';
import type { Run, Scenario } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queries } from '../../api/index.ts';
import { useAddress } from '../../app/use-address.ts';
import { useTitle } from '../../app/use-title.ts';
import { formatCount } from '../../format/index.ts';
import { hasEnded } from '../../stream/index.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { cleared, found } from './filters.ts';
import { Section } from './section.tsx';

/** How many are proposed to begin with: the server lists the simplest of each common kind first. */
const BEGIN_WITH = 4;

/** The scenarios, to be narrowed down. One click starts one. */
export function GalleryPage() {
  useTitle('Gallery');
  const scenarios = useQuery(queries.scenarios());
  return (
    <div className="mx-auto max-w-340 px-4 py-6">
      <h1 className="text-2xl font-semibold">Leaks to watch</h1>
      <p className="mt-1 max-w-[96ch] text-base text-muted">
        Each runs in a process of its own, under a memory cap. Start one, watch memory climb,
        capture the line that holds it, then run the fix beside it, or have both verified.
      </p>
      {scenarios.isPending ? <Loading /> : null}
      {scenarios.isError ? (
        <ErrorState
          title="The scenarios could not be loaded"
          error={scenarios.error}
          retry={() => void scenarios.refetch()}
        />
      ) : null}
      {scenarios.data?.length === 0 ? (
        <EmptyState title="No scenarios">
          This server was built without scenarios. Build it again with npm start.
        </EmptyState>
      ) : null}
      {scenarios.data === undefined || scenarios.data.length === 0 ? null : (
        <Gallery scenarios={scenarios.data} />
      )}
    </div>
  );
}

function Gallery({ scenarios }: { scenarios: readonly Scenario[] }) {
  const [address, change] = useAddress();
  const running = useRunning();
  const shown = useMemo(() => found(scenarios, address), [scenarios, address]);
  const leaks = shown.filter(({ kind }) => kind === 'leak');
  const controls = shown.filter(({ kind }) => kind === 'control');
  const isWhole = shown.length === scenarios.length;
  const clear = (): void => change(cleared);

  return (
    <>
      <div className="mt-4">
        <FilterBar
          scenarios={scenarios}
          shown={shown.length}
          address={address}
          onChange={change}
          onClear={clear}
        />
      </div>
      {isWhole ? (
        <Section title="Begin here" scenarios={leaks.slice(0, BEGIN_WITH)} running={running} />
      ) : null}
      <Section
        title={isWhole ? 'More leaks' : 'Leaks'}
        scenarios={isWhole ? leaks.slice(BEGIN_WITH) : leaks}
        running={running}
      />
      <Section
        title="Look like leaks, are none"
        lead="Healthy code whose memory rises for a while, or stays up for a good reason. A verdict must not fall for it."
        scenarios={controls}
        running={running}
      />
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing matches"
          action={<Button onClick={clear}>Clear search and filters</Button>}
        >
          None of the {formatCount(scenarios.length)} scenarios fits all that is asked for.
        </EmptyState>
      ) : null}
    </>
  );
}

/** The runs that are alive, by scenario; the same lists until the runs change. */
function useRunning(): ReadonlyMap<string | null, readonly Run[]> {
  const { data } = useQuery(queries.runs());
  return useMemo(() => {
    const running = new Map<string | null, Run[]>();
    for (const run of data ?? []) {
      if (hasEnded(run)) continue;
      running.set(run.scenario, [...(running.get(run.scenario) ?? []), run]);
    }
    return running;
  }, [data]);
}

function Loading() {
  return (
    <div aria-busy>
      <Skeleton className="mt-4 h-8 max-w-72" />
      <div className="gallery-grid mt-14">
        {Array.from({ length: 12 }, (_, index) => (
          <Skeleton key={index} className="h-44" />
        ))}
      </div>
    </div>
  );
}
