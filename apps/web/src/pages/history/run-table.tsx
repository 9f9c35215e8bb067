import type { Capture, Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, queries, queryClient } from '../../api/index.ts';
import { useNow } from '../../app/use-now.ts';
import { formatCount, formatElapsed, formatMoment } from '../../format/index.ts';
import { hasEnded } from '../../stream/index.ts';
import { Button, classes } from '../../ui/index.ts';
import { VariantBadge } from '../run/variant-badge.tsx';
import { Cell, Table } from './table.tsx';

const columns = ['Started', 'Scenario', 'State', 'Lasted', 'Operations', 'Captures', ''];

export function RunTable({
  runs,
  captures,
}: {
  runs: readonly Run[];
  captures: readonly Capture[];
}) {
  const now = useNow(1000);
  return (
    <Table label="Runs" columns={columns}>
      {runs.map((run) => (
        <tr key={run.id} data-run={run.id} className="border-t border-hairline hover:bg-sunken">
          <Cell name="Started">
            <Link href={`/runs/${run.id}`} className="text-accent hover:underline">
              {formatMoment(run.startedAt, now)}
            </Link>
          </Cell>
          <Cell name="Scenario">
            <span className="flex items-center gap-2">
              {run.scenario ?? run.kind}
              {run.variant === null ? null : (
                <VariantBadge variant={run.variant} scenario={run.scenario} />
              )}
            </span>
          </Cell>
          <Cell name="State">
            <StateText run={run} />
          </Cell>
          <Cell name="Lasted">
            <span className="font-mono text-xs">
              {formatElapsed((run.endedAt ?? now) - run.startedAt)}
            </span>
          </Cell>
          <Cell name="Operations">
            <span className="font-mono text-xs">{formatCount(run.operations)}</span>
          </Cell>
          <Cell name="Captures">
            <span className="font-mono text-xs">
              {captures.filter((capture) => capture.run === run.id).length}
            </span>
          </Cell>
          <Cell name="">{hasEnded(run) ? null : <StopButton run={run} />}</Cell>
        </tr>
      ))}
    </Table>
  );
}

function StateText({ run }: { run: Run }) {
  const isAlive = !hasEnded(run);
  const failed = run.state === 'crashed' || run.state === 'out-of-memory';
  return (
    <span
      title={run.reason ?? undefined}
      className={classes(isAlive && 'text-calm', failed && 'text-danger')}
    >
      {run.state.replaceAll('-', ' ')}
    </span>
  );
}

function StopButton({ run }: { run: Run }) {
  const stop = useMutation({
    mutationFn: () => api.stopRun(run.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.runs().queryKey }),
  });
  return (
    <Button look="quiet" busy={stop.isPending} onClick={() => stop.mutate()}>
      {stop.isPending ? 'Stopping' : 'Stop'}
    </Button>
  );
}
