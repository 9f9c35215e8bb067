import { Link } from 'wouter';
import { useTitle } from '../../app/use-title.ts';
import { buttonClasses, EmptyState } from '../../ui/index.ts';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is no such page"
        action={
          <>
            <Link href="/" className={buttonClasses('primary')}>
              Open the gallery
            </Link>
            <Link href="/history" className={buttonClasses()}>
              Look in the history
            </Link>
          </>
        }
      >
        The address may be mistyped. Runs and captures of before are in the history.
      </EmptyState>
    </>
  );
}
