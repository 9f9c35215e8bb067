import type { Capture, Cause, Verification, VerifiedVariant } from '@leakscope/protocol';
import { LoaderCircle } from 'lucide-react';
import { Link } from 'wouter';
import type { CycleDomain } from '../../charts/index.ts';
import { VerdictCard } from '../../verdict/index.ts';
import { VariantBadge } from '../run/variant-badge.tsx';
import { CyclePlot } from './cycle-plot.tsx';
import { phaseText } from './phases.ts';

interface VariantPanelProps {
  scenario: string;
  verified: VerifiedVariant;
  state: Verification['state'];
  cause: Cause;
  domain: CycleDomain;
  /** All there are; its own are found by its run. */
  captures: readonly Capture[];
  /** Whether the run is in the history, so that it can be opened. */
  hasRun: boolean;
}

/** One variant: what is being done to it, its cycles, and then its verdict. */
export function VariantPanel(props: VariantPanelProps) {
  const { scenario, verified, state, cause, domain, captures, hasRun } = props;
  const { variant, run, phase, verdict } = verified;
  const isBusy = state === 'running' && phase !== 'done' && phase !== 'waiting';
  return (
    <section
      aria-label={variant === 'leak' ? 'The leak' : 'The fixed version'}
      className="verify-panel"
    >
      <header className="flex min-h-9 flex-wrap items-center gap-x-3 px-4 pt-2">
        <VariantBadge variant={variant} scenario={scenario} />
        <p
          className="flex items-center gap-1.5 text-muted"
          data-testid={`phase-${variant}`}
          data-phase={phase}
        >
          {phaseText(verified, state)}
          {isBusy ? <LoaderCircle aria-hidden size={13} className="animate-spin" /> : null}
        </p>
        {run !== null && hasRun ? (
          <Link href={`/runs/${run}`} className="ml-auto text-accent hover:underline">
            Open the run<span className="sr-only"> of the {variant} variant</span>
          </Link>
        ) : null}
      </header>
      <CyclePlot verified={verified} cause={cause} domain={domain} />
      <div className="md:min-h-48 border-t border-hairline px-4 py-3">
        {verdict === null ? (
          <p className="text-muted">{waitingText(state)}</p>
        ) : (
          <VerdictCard
            verdict={verdict}
            captures={captures.filter((capture) => capture.run === run)}
          />
        )}
      </div>
    </section>
  );
}

function waitingText(state: Verification['state']): string {
  return state === 'running'
    ? 'The verdict comes as soon as the slope is certain.'
    : 'It ended before there was a verdict.';
}
