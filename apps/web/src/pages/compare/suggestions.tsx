import type { Capture, Run } from '@leakscope/protocol';
import { Link } from 'wouter';
import { useNow } from '../../app/use-now.ts';
import { buttonClasses, EmptyState, Skeleton } from '../../ui/index.ts';
import { captureLine } from './captures.ts';

/** The others are in the list above. */
const SHOWN = 8;
const MINUTE_MS = 60_000;

interface SuggestionsProps {
  /** The side that is still to be chosen. */
  missing: 'base' | 'now';
  /** The likeliest first. */
  candidates: readonly Capture[];
  isLoading: boolean;
  runs: ReadonlyMap<string, Run>;
  onChoose: (side: 'base' | 'now', id: string) => void;
}

/** Captures to compare with, where one side is not chosen yet. */
export function Suggestions({ missing, candidates, isLoading, runs, onChoose }: SuggestionsProps) {
  const now = useNow(MINUTE_MS);
  if (isLoading) return <Skeleton className="m-4 h-40" />;
  if (candidates.length === 0) {
    return (
      <EmptyState
        title="There is nothing to compare with yet"
        action={
          <Link href="/history" className={buttonClasses()}>
            Look in the history
          </Link>
        }
      >
        Take a second capture of the run, or drop a profile anywhere on the page.
      </EmptyState>
    );
  }
  return (
    <section className="mx-auto max-w-160 px-4 py-8">
      <h2 className="text-base font-medium">
        {missing === 'base' ? 'What was before?' : 'What came after?'}
      </h2>
      <ul className="mt-2">
        {candidates.slice(0, SHOWN).map((capture) => (
          <li key={capture.id} className="border-b border-hairline">
            <button
              type="button"
              className="w-full px-2 py-2 text-left hover:bg-sunken"
              onClick={() => onChoose(missing, capture.id)}
            >
              {captureLine(capture, runs.get(capture.run ?? ''), now)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
