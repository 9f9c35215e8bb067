import type { Run, RunState } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import { api } from '../../api/index.ts';
import { bytesParts, formatElapsed } from '../../format/index.ts';
import { type Connection, hasEnded, type Watcher } from '../../stream/index.ts';
import { Button, classes } from '../../ui/index.ts';
import { useWatched } from '../../watch/index.ts';
import { VariantBadge } from './variant-badge.tsx';

const states: Record<RunState, { text: string; dot: string }> = {
  starting: { text: 'starting', dot: 'bg-warn animate-pulse' },
  running: { text: 'running', dot: 'bg-calm' },
  stopped: { text: 'stopped', dot: 'bg-strong' },
  crashed: { text: 'crashed', dot: 'bg-danger' },
  'out-of-memory': { text: 'out of memory', dot: 'bg-danger' },
};

/** From here on the memory bar warns: a heap capture is taken by itself at this share of the cap. */
const NEAR_CAP = 0.8;

interface RunHeaderProps {
  watcher: Watcher;
  run: Run;
  title: string;
  paused: boolean;
}

/** What is watched, how it is, and how near to its memory cap. */
export function RunHeader({ watcher, run, title, paused }: RunHeaderProps) {
  const connection = useWatched(watcher, () => watcher.connection);
  const unreadable = useWatched(watcher, () => watcher.unreadable);
  const stop = useMutation({ mutationFn: () => api.stopRun(run.id) });
  const ended = hasEnded(run);
  const state = states[run.state];

  return (
    <header className="border-b border-hairline bg-surface px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="text-base font-semibold">{title}</h1>
        {run.variant === null ? null : (
          <VariantBadge variant={run.variant} scenario={run.scenario} />
        )}
        <p className="flex items-center gap-1.5" data-testid="run-state" data-state={run.state}>
          <span aria-hidden className={classes('size-2 rounded-full', state.dot)} />
          {run.atCap && !ended ? 'at its memory cap' : state.text}
          <Elapsed watcher={watcher} run={run} />
        </p>
        <ConnectionState
          connection={connection}
          ended={ended}
          paused={paused}
          unreadable={unreadable}
          onRetry={() => watcher.retryConnection()}
        />
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1">
          <p className="font-mono text-xs text-muted">
            {run.pid === null ? null : <span className="mr-3">pid {run.pid}</span>}
            {run.node === null ? null : <span>node {run.node.replace(/^v/, '')}</span>}
          </p>
          {run.memoryCap === null ? null : (
            <MemoryBar watcher={watcher} run={run.id} cap={run.memoryCap} />
          )}
          <Button
            icon={<Square aria-hidden size={12} />}
            busy={stop.isPending}
            disabled={ended}
            onClick={() => stop.mutate()}
          >
            {stop.isPending ? 'Stopping' : 'Stop'}
          </Button>
        </div>
      </div>
    </header>
  );
}

function Elapsed({ watcher, run }: { watcher: Watcher; run: Run }) {
  // The clock of the samples, which is the server's: this machine's may differ.
  const seconds = useWatched(watcher, () => {
    const end = run.endedAt ?? watcher.data(run.id)?.span?.to ?? run.startedAt;
    return Math.floor((end - run.startedAt) / 1000);
  });
  return <span className="font-mono text-muted">{formatElapsed(seconds * 1000)}</span>;
}

interface ConnectionStateProps {
  connection: Connection;
  ended: boolean;
  paused: boolean;
  unreadable: number;
  onRetry: () => void;
}

function ConnectionState(props: ConnectionStateProps) {
  const { connection, ended, paused, unreadable, onRetry } = props;
  const { phase } = connection;
  const isBroken = phase === 'resuming' || phase === 'waiting' || phase === 'retrying';
  return (
    <p aria-live="polite" data-testid="connection" data-phase={phase} className="text-xs">
      {isBroken && !ended ? (
        <span className="flex items-center gap-2 text-warn">
          Connection lost, trying again
          {phase === 'waiting' ? (
            <button type="button" onClick={onRetry} className="underline">
              Try now
            </button>
          ) : null}
        </span>
      ) : null}
      {phase === 'connecting' && !ended ? <span className="text-muted">connecting</span> : null}
      {phase === 'live' && paused ? <span className="text-warn">charts paused</span> : null}
      {unreadable > 0 && !isBroken ? (
        <span className="text-warn">The server is newer than this page: reload it.</span>
      ) : null}
    </p>
  );
}

function MemoryBar({ watcher, run, cap }: { watcher: Watcher; run: string; cap: number }) {
  const rss = useWatched(watcher, () => watcher.data(run)?.latest?.rss ?? null);
  const share = rss === null ? 0 : Math.min(1, rss / cap);
  const [figure, unit] = bytesParts(rss ?? 0);
  const [capFigure, capUnit] = bytesParts(cap);
  return (
    <p className="flex items-center gap-2 font-mono text-xs whitespace-nowrap">
      <span className="inline-block min-w-[9ch] text-right">
        {rss === null ? '–' : `${figure} ${unit}`}
      </span>
      <span aria-hidden className="block h-2 w-24 overflow-hidden rounded bg-sunken">
        <span
          className={classes('block h-full', share >= NEAR_CAP ? 'bg-leak' : 'bg-muted')}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-muted">
        of {capFigure} {capUnit}
      </span>
    </p>
  );
}
