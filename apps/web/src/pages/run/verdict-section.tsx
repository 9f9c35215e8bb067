import type { Capture, Run } from '@leakscope/protocol';
import { Link } from 'wouter';
import type { Watcher } from '../../stream/index.ts';
import { VerdictCard } from '../../verdict/index.ts';
import { useVerdict } from './use-verdict.ts';

interface VerdictSectionProps {
  watcher: Watcher;
  run: Run;
  captures: readonly Capture[];
}

/** The verdict on a run that a verification has driven; nothing for any other. */
export function VerdictSection({ watcher, run, captures }: VerdictSectionProps) {
  const judged = useVerdict(watcher, run);
  if (judged === null) return null;
  const { verdict, verification } = judged;
  return (
    <section aria-labelledby="verdict" className="border-b border-hairline p-4">
      <div className="mb-1 flex items-baseline justify-between gap-4">
        <h2 id="verdict" className="font-semibold">
          Verdict
        </h2>
        {verification === null || run.scenario === null ? null : (
          <Link
            href={`/verify/${encodeURIComponent(run.scenario)}?id=${encodeURIComponent(verification)}`}
            className="text-accent hover:underline"
          >
            Open the verification
          </Link>
        )}
      </div>
      <VerdictCard verdict={verdict} captures={captures} />
    </section>
  );
}
