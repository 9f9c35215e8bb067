import type { Capture, Run } from '@leakscope/protocol';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatElapsed } from '../../format/index.ts';
import { hasEnded } from '../../stream/index.ts';
import { buttonClasses, classes } from '../../ui/index.ts';
import { StartButton } from './start-button.tsx';

interface NoticeProps {
  run: Run;
  /** The heap capture that was taken by itself near the cap. */
  memoryCapture: Capture | undefined;
}

/** What has become of the run, where that needs saying, and the next step. */
export function Notice({ run, memoryCapture }: NoticeProps) {
  if (run.state === 'starting') {
    return <Band>The sandbox is starting. Its first samples will be here in a moment.</Band>;
  }
  const openCapture =
    memoryCapture?.state === 'ready' ? (
      <Link href={`/captures/${memoryCapture.id}`} className={buttonClasses()}>
        Open the heap at 80 %
      </Link>
    ) : null;
  if (!hasEnded(run)) {
    if (!run.atCap) return null;
    return (
      <Band tone="warn" actions={openCapture}>
        <strong>Memory cap reached.</strong> Further operations are refused. The process stays up to
        be looked at: capture the heap, then stop the run.
      </Band>
    );
  }
  const again =
    run.scenario === null || run.variant === null ? null : (
      <StartButton scenario={run.scenario} variant={run.variant} label="Start again" />
    );
  const length = formatElapsed((run.endedAt ?? run.startedAt) - run.startedAt);
  const actions = (
    <>
      {openCapture}
      {again}
    </>
  );
  if (run.state === 'stopped') {
    return (
      <Band actions={actions}>Stopped after {length}. Its samples and captures are kept.</Band>
    );
  }
  return (
    <Band tone="danger" actions={actions}>
      <strong>{run.state === 'crashed' ? 'The process crashed.' : 'Out of memory.'}</strong>{' '}
      {run.reason ?? `It ended after ${length}.`} Its samples and captures are kept.
    </Band>
  );
}

interface BandProps {
  tone?: 'plain' | 'warn' | 'danger';
  actions?: ReactNode;
  children: ReactNode;
}

const tones = {
  plain: 'bg-sunken text-ink',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-leak-soft text-leak',
} as const;

function Band({ tone = 'plain', actions, children }: BandProps) {
  return (
    <output
      data-testid="notice"
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-hairline px-4 py-2',
        tones[tone],
      )}
    >
      <span className="min-w-0 flex-1 basis-72">{children}</span>
      <span className="flex gap-2">{actions}</span>
    </output>
  );
}
