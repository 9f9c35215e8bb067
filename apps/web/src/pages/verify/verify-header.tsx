import type { Scenario, Verification } from '@leakscope/protocol';
import { ShieldCheck, Square } from 'lucide-react';
import { Link } from 'wouter';
import { messageOf } from '../../api/index.ts';
import { useNow } from '../../app/use-now.ts';
import { formatElapsed } from '../../format/index.ts';
import { Button, classes } from '../../ui/index.ts';
import { outcomeOf } from './phases.ts';
import type { useVerification } from './use-verification.ts';

const states: Record<Verification['state'], { text: string; dot: string }> = {
  running: { text: 'verifying', dot: 'bg-calm animate-pulse' },
  done: { text: 'verified', dot: 'bg-strong' },
  failed: { text: 'failed', dot: 'bg-danger' },
  cancelled: { text: 'cancelled', dot: 'bg-strong' },
};

const tones = { plain: 'text-muted', good: 'text-calm', bad: 'text-leak' } as const;

interface VerifyHeaderProps extends Pick<
  ReturnType<typeof useVerification>,
  'start' | 'cancel' | 'verification'
> {
  title: string;
  scenario: Scenario | undefined;
}

/** What is verified, how far it is, what came of it, and what can be done. */
export function VerifyHeader(props: VerifyHeaderProps) {
  const { title, scenario, start, cancel } = props;
  const { data: verification, isError } = props.verification;
  const failure = start.error ?? cancel.error;
  return (
    <header className="border-b border-hairline">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <h1 className="text-base font-semibold">Verify: {title}</h1>
        {verification === undefined ? null : <Progress verification={verification} />}
        {isError && verification?.state === 'running' ? (
          <p className="text-xs text-warn">The server does not answer, trying again</p>
        ) : null}
        <div className="ml-auto flex items-center gap-2">
          {scenario === undefined ? null : (
            <Link href={`/?q=${encodeURIComponent(scenario.id)}`} className="text-accent underline">
              In the gallery
            </Link>
          )}
          {verification === undefined ? null : verification.state === 'running' ? (
            <Button
              icon={<Square aria-hidden size={12} />}
              busy={cancel.isPending}
              onClick={() => cancel.mutate(verification.id)}
            >
              {cancel.isPending ? 'Cancelling' : 'Cancel'}
            </Button>
          ) : (
            <StartButton start={start} label="Verify again" />
          )}
        </div>
      </div>
      {failure === null ? null : (
        <p role="alert" className="px-4 pb-2 text-danger">
          {messageOf(failure)}
        </p>
      )}
      {verification === undefined ? null : <Result verification={verification} />}
    </header>
  );
}

interface StartButtonProps extends Pick<ReturnType<typeof useVerification>, 'start'> {
  label: string;
}

export function StartButton({ start, label }: StartButtonProps) {
  return (
    <Button
      look="primary"
      icon={<ShieldCheck aria-hidden size={14} />}
      busy={start.isPending}
      onClick={() => start.mutate()}
    >
      {start.isPending ? 'Starting' : label}
    </Button>
  );
}

function Progress({ verification }: { verification: Verification }) {
  const { state, progress, startedAt, endedAt } = verification;
  const now = useNow(250);
  const { text, dot } = states[state];
  return (
    <p
      className="flex items-center gap-1.5"
      data-testid="verification-state"
      data-state={state}
      aria-live="polite"
    >
      <span aria-hidden className={classes('size-2 rounded-full', dot)} />
      {text}
      <span aria-live="off" className="font-mono text-muted">
        {formatElapsed((endedAt ?? now) - startedAt)}
        {state === 'running' ? ` ${Math.round(progress * 100)} %` : ''}
      </span>
    </p>
  );
}

function Result({ verification }: { verification: Verification }) {
  const { state, progress } = verification;
  const { text, tone } = outcomeOf(verification);
  return (
    <>
      <p
        aria-live="polite"
        data-testid="verification-outcome"
        className={classes('px-4 pb-2 text-base font-medium', tones[tone])}
      >
        {text}
      </p>
      <progress
        aria-label="Progress of the verification"
        className={classes('verify-progress', state !== 'running' && 'invisible')}
        value={progress}
      />
    </>
  );
}
