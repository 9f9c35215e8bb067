import type { Load } from '@leakscope/protocol';
import { Square } from 'lucide-react';
import { useNow } from '../../../app/use-now.ts';
import { formatCount, formatDuration, formatElapsed } from '../../../format/index.ts';
import { Button } from '../../../ui/index.ts';

interface LoadProgressProps {
  load: Load;
  cancelling: boolean;
  onCancel: () => void;
}

/** A load that goes on: how far it is, and the way to end it. */
export function LoadProgress({ load, cancelling, onCancel }: LoadProgressProps) {
  const now = useNow(250);
  const { phase, seconds, requestsWanted, requests, startedAt, connections, rate } = load;
  const elapsed = Math.max(0, now - startedAt);
  const share =
    phase === 'settling'
      ? 1
      : seconds === null
        ? requests / (requestsWanted ?? 1)
        : elapsed / (seconds * 1000);
  return (
    <div>
      <div className="flex h-8 items-center gap-3">
        <p>
          {phase === 'settling'
            ? 'Over: waiting, collecting, reading once more.'
            : seconds === null
              ? `${formatCount(requests)} of ${formatCount(requestsWanted ?? 0)} requests`
              : `${formatElapsed(Math.min(elapsed, seconds * 1000))} of ${formatElapsed(seconds * 1000)}`}
        </p>
        {phase === 'settling' ? null : (
          <Button
            className="ml-auto"
            icon={<Square aria-hidden size={12} />}
            busy={cancelling}
            onClick={onCancel}
          >
            {cancelling ? 'Cancelling' : 'Cancel the load'}
          </Button>
        )}
      </div>
      <progress
        aria-label="Progress of the load"
        value={Math.min(1, share)}
        className="mt-1 block h-1 w-full appearance-none overflow-hidden rounded [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-2 text-xs text-muted">
        {formatCount(connections)} {connections === 1 ? 'connection' : 'connections'},{' '}
        {rate === null
          ? 'each asks again as soon as it is answered'
          : `at most ${formatCount(rate)} requests a second together`}
        .
      </p>
    </div>
  );
}

/** What a load has come to so far; its last figures once it is over. */
export function LoadFigures({ load }: { load: Load }) {
  const { requests, perSecond, latencyMs, errors } = load;
  return (
    <dl
      className="mt-2 grid grid-cols-[1.1fr_1.2fr_1fr_1fr_0.8fr] gap-2"
      data-testid="load-figures"
      data-phase={load.phase}
    >
      <Figure name="requests" value={formatCount(requests)} raw={requests} />
      <Figure name="per second" value={formatCount(perSecond)} raw={perSecond} />
      <Figure name="p50" value={latency(latencyMs?.p50)} raw={latencyMs?.p50} />
      <Figure name="p99" value={latency(latencyMs?.p99)} raw={latencyMs?.p99} />
      <Figure name="errors" value={formatCount(errors)} raw={errors} isBad={errors > 0} />
    </dl>
  );
}

function latency(ms: number | undefined): string {
  return ms === undefined ? '–' : formatDuration(ms);
}

interface FigureProps {
  name: string;
  value: string;
  raw: number | undefined;
  isBad?: boolean;
}

function Figure({ name, value, raw, isBad = false }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-xs text-muted">{name}</dt>
      <dd
        data-testid={`load-${name.replace(' ', '-')}`}
        data-value={raw ?? ''}
        className={`truncate font-mono ${isBad ? 'text-danger' : ''}`}
      >
        {value}
      </dd>
    </div>
  );
}
