import { Link } from 'wouter';
import { buttonClasses, EmptyState } from '../../ui/index.ts';

/** The profile has no samples. */
export function NothingSampled({ run }: { run: string | null }) {
  if (run === null) {
    return (
      <EmptyState
        title="Nothing was sampled"
        action={
          <Link href="/history?show=captures" className={buttonClasses()}>
            Other captures
          </Link>
        }
      >
        The file is a profile in which every value is 0.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing was sampled"
      action={
        <Link href={`/runs/${encodeURIComponent(run)}`} className={buttonClasses()}>
          Back to the run
        </Link>
      }
    >
      Trigger the scenario a few times, then capture again.
    </EmptyState>
  );
}
