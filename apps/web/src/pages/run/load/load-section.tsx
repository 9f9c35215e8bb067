import type { CreateLoad, Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, messageOf } from '../../../api/index.ts';
import { hasEnded, type Watcher } from '../../../stream/index.ts';
import { useWatched } from '../../../watch/index.ts';
import { LoadForm } from './load-form.tsx';
import { LoadFigures, LoadProgress } from './load-progress.tsx';
import { LoadReport } from './load-report.tsx';
import { type LoadFields, orderOf, usualLoad } from './order.ts';

interface LoadSectionProps {
  watcher: Watcher;
  run: Run;
}

/** Requests in great numbers, and what they left behind. One load at a time. */
export function LoadSection({ watcher, run }: LoadSectionProps) {
  const load = useWatched(watcher, () => watcher.data(run.id)?.loads.latest?.state);
  const [fields, setFields] = useState<LoadFields>(usualLoad);
  const [problem, setProblem] = useState<string | null>(null);
  const start = useMutation({ mutationFn: (order: CreateLoad) => api.startLoad(run.id, order) });
  const cancel = useMutation({ mutationFn: () => api.cancelLoad(run.id) });
  // It was accepted, and the stream has not told of it yet.
  const isAwaited = start.data !== undefined && (load?.startedAt ?? 0) < start.data.startedAt;
  const goesOn = load?.phase === 'running' || load?.phase === 'settling';

  const obstacle = obstacleOf(run);
  const submit = (): void => {
    const asked = orderOf(fields);
    setProblem('problem' in asked ? asked.problem : null);
    cancel.reset();
    if ('order' in asked) start.mutate(asked.order);
  };
  const failure = start.error ?? cancel.error;
  const said =
    problem ??
    (failure === null ? null : messageOf(failure)) ??
    (load?.phase === 'failed' ? (load.error ?? 'The load failed.') : null);

  return (
    <section aria-labelledby="load" className="border-b border-hairline p-4">
      <div className="mb-1 flex items-baseline justify-between gap-4">
        <h2 id="load" className="font-semibold">
          Load
        </h2>
        <p className="text-xs text-muted">{obstacle ?? summaryOf(load?.phase)}</p>
      </div>
      <div className="min-h-21">
        {goesOn && !hasEnded(run) ? (
          <LoadProgress
            load={load}
            cancelling={cancel.isPending || cancel.isSuccess}
            onCancel={() => cancel.mutate()}
          />
        ) : (
          <LoadForm
            fields={fields}
            onChange={(change) => setFields({ ...fields, ...change })}
            onSubmit={submit}
            busy={start.isPending || isAwaited}
            obstacle={obstacle}
          />
        )}
      </div>
      {said === null ? null : (
        <p role="alert" className="mt-1 text-xs text-danger">
          {said}
        </p>
      )}
      {load === undefined ? null : <LoadFigures load={load} />}
      {load === undefined || (load.report === null && !goesOn) ? null : (
        <div className="mt-3 min-h-92">
          {load.report === null ? (
            <p className="text-muted">
              The report of before and after comes once the load is over and garbage was collected.
            </p>
          ) : (
            <LoadReport report={load.report} />
          )}
        </div>
      )}
    </section>
  );
}

function summaryOf(phase: string | undefined): string {
  switch (phase) {
    case 'running':
      return 'going on';
    case 'settling':
      return 'settling';
    case 'done':
      return 'the last one is over';
    case 'cancelled':
      return 'the last one was cancelled';
    default:
      return 'Asks for the operation over HTTP, as clients do.';
  }
}

function obstacleOf(run: Run): string | null {
  if (hasEnded(run)) return 'The process has ended: start it again first.';
  if (run.atCap) return 'At its memory cap the process refuses operations.';
  return run.state === 'running' ? null : 'The process is starting.';
}
