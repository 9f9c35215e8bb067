import type { Run } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { hasEnded } from '../../stream/index.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Card } from './card.tsx';

/** The scenarios. One click starts one. */
export function GalleryPage() {
  useTitle('Gallery');
  const scenarios = useQuery(queries.scenarios());
  const runs = useQuery(queries.runs());
  const alive = (runs.data ?? []).filter((run) => !hasEnded(run));

  return (
    <div className="mx-auto max-w-300 px-4 py-6">
      <h1 className="text-2xl font-semibold">Leaks to watch</h1>
      <p className="mt-1 max-w-[72ch] text-base text-muted">
        Each runs in a process of its own, with a memory cap. Start one, trigger it, watch memory
        climb, capture a profile, and see the line that holds it. Then run the fix beside it.
      </p>
      <div className="mt-6 grid gap-4 md:grid-cols-2">
        {scenarios.isPending
          ? Array.from({ length: 4 }, (_, index) => <Skeleton key={index} className="h-52" />)
          : (scenarios.data ?? []).map((scenario) => (
              <Card key={scenario.id} scenario={scenario} running={runsOf(alive, scenario.id)} />
            ))}
      </div>
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
    </div>
  );
}

function runsOf(runs: readonly Run[], scenario: string): Run[] {
  return runs.filter((run) => run.scenario === scenario);
}
