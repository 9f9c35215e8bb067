import type { Verification } from '@leakscope/protocol';
import { Link } from 'wouter';
import { useNow } from '../../app/use-now.ts';
import { formatMoment } from '../../format/index.ts';
import { classes } from '../../ui/index.ts';
import { outcomeOf } from './phases.ts';

const colors = { plain: 'text-muted', good: 'text-calm', bad: 'text-leak' } as const;

interface EarlierProps {
  /** Of this scenario, latest first. */
  verifications: readonly Verification[];
  /** The one on the page. */
  shown: string | null;
}

/** The verifications of this scenario, each a link to what it found. */
export function Earlier({ verifications, shown }: EarlierProps) {
  const now = useNow(1000);
  return (
    <section aria-labelledby="earlier" className="px-4 py-3">
      <h2 id="earlier" className="font-semibold">
        Verifications of this scenario
      </h2>
      <ul className="mt-1">
        {verifications.map((verification) => {
          const { id, scenario, startedAt, state } = verification;
          const { text, tone } = outcomeOf(verification);
          return (
            <li key={id} className="border-t border-hairline first:border-0">
              <Link
                href={`/verify/${encodeURIComponent(scenario)}?id=${encodeURIComponent(id)}`}
                aria-current={id === shown ? 'page' : undefined}
                className="flex flex-wrap gap-x-4 rounded py-1.5 hover:bg-sunken aria-[current=page]:font-medium"
              >
                <span className="text-accent">{formatMoment(startedAt, now)}</span>
                <span className={classes('min-w-0 flex-1 basis-60', colors[tone])}>
                  {state === 'running' ? 'Goes on now.' : text}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
