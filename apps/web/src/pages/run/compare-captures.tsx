import type { Capture, Run, Scenario } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useLocation } from 'wouter';
import { api, messageOf } from '../../api/index.ts';
import { hasEnded } from '../../stream/index.ts';
import { Button } from '../../ui/index.ts';
import { rememberCapture } from '../../watch/index.ts';

interface CompareCapturesProps {
  /** What is asked about. */
  run: Run;
  /** What it is compared with. */
  other: Run;
  scenario: Scenario | undefined;
}

/** From two runs to what one holds and the other does not: by captures of both, taken now. */
export function CompareCaptures({ run, other, scenario }: CompareCapturesProps) {
  const [, navigate] = useLocation();
  const type = scenario?.capture === 'async' ? 'async' : 'heap';
  const compare = useMutation({
    mutationFn: () => Promise.all([captureOf(other, type), captureOf(run, type)]),
    onSuccess: ([base, now]) => navigate(`/compare?base=${base.id}&with=${now.id}`),
  });
  return (
    <>
      <Button
        icon={<GitCompareArrows aria-hidden size={14} />}
        busy={compare.isPending}
        onClick={() => compare.mutate()}
      >
        {compare.isPending ? 'Capturing both' : 'Compare flame graphs'}
      </Button>
      {compare.isError ? (
        <p role="alert" className="text-xs text-danger">
          {compare.error instanceof NoCapture ? compare.error.message : messageOf(compare.error)}
        </p>
      ) : null}
    </>
  );
}

/** A run has ended and left nothing that could be compared. */
class NoCapture extends Error {
  override readonly name = 'NoCapture';
}

/** Of a run that has ended the latest there is. @throws NoCapture */
async function captureOf(run: Run, type: 'heap' | 'async'): Promise<Capture> {
  if (!hasEnded(run)) {
    const taken = await api.capture(run.id, { type });
    rememberCapture(taken);
    return taken;
  }
  const [latest] = (await api.captures())
    .filter((capture) => capture.run === run.id && capture.type === type)
    .filter(({ state, span }) => state === 'ready' && span === null)
    .toSorted((a, b) => b.createdAt - a.createdAt);
  if (latest !== undefined) return latest;
  throw new NoCapture(`The ${run.variant ?? 'other'} run has ended without a ${type} capture.`);
}
