import './verify.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useLocation, useSearchParams } from 'wouter';
import { isNotFound, queries } from '../../api/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { buttonClasses, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Earlier } from './earlier.tsx';
import { useVerification } from './use-verification.ts';
import { VerificationView } from './verification-view.tsx';
import { StartButton, VerifyHeader } from './verify-header.tsx';

const pathOf = (scenario: string, id: string): string =>
  `/verify/${encodeURIComponent(scenario)}?id=${encodeURIComponent(id)}`;

/** Whether a scenario leaks and its fix holds, as measured. */
export function VerifyPage({ scenario: name }: { scenario: string }) {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const id = search.get('id');
  const scenario = useQuery(queries.scenario(name));
  const list = useQuery(queries.verificationsOf(name));
  const actions = useVerification(name, id, (started) => navigate(pathOf(name, started)));
  const { verification, start } = actions;
  const title = scenario.data?.title ?? name;
  useTitle(`Verify: ${title}`);

  if (scenario.isError) {
    const unknown = isNotFound(scenario.error);
    return (
      <>
        <h1 className="sr-only">Verify</h1>
        <ErrorState
          title={unknown ? `There is no scenario “${name}”` : 'The scenario could not be loaded'}
          error={scenario.error}
          {...(unknown ? {} : { retry: () => void scenario.refetch() })}
          action={
            <Link href="/" className={buttonClasses()}>
              Open the gallery
            </Link>
          }
        />
      </>
    );
  }

  const shown = id === null ? undefined : verification.data;
  if (shown !== undefined && shown.scenario !== name) {
    return <Redirect to={pathOf(shown.scenario, shown.id)} replace />;
  }
  const earlier = (list.data ?? [])
    // The list is asked for less often than the one on the page.
    .map((each) => (each.id === shown?.id ? shown : each));
  const goingOn = earlier.find(({ state }) => state === 'running');
  if (id === null && goingOn !== undefined) {
    return <Redirect to={pathOf(name, goingOn.id)} replace />;
  }
  const earlierList = earlier.length === 0 ? null : <Earlier verifications={earlier} shown={id} />;
  return (
    <div className="bg-surface">
      <VerifyHeader {...actions} title={title} scenario={scenario.data} />
      {id === null ? (
        <Invitation start={start} isControl={scenario.data?.kind === 'control'} />
      ) : shown !== undefined ? (
        <VerificationView verification={shown} scenario={scenario.data}>
          {earlierList}
        </VerificationView>
      ) : verification.isError ? (
        <ErrorState
          title={
            isNotFound(verification.error)
              ? 'There is no such verification'
              : 'The verification could not be loaded'
          }
          error={verification.error}
          action={<StartButton start={start} label="Verify now" />}
        />
      ) : (
        <Loading />
      )}
      {shown === undefined ? earlierList : null}
    </div>
  );
}

interface InvitationProps {
  start: ReturnType<typeof useVerification>['start'];
  isControl: boolean;
}

function Invitation({ start, isControl }: InvitationProps) {
  return (
    <EmptyState
      title={isControl ? 'Does it really keep nothing?' : 'Does it leak, and does the fix hold?'}
      action={<StartButton start={start} label="Verify" />}
    >
      {isControl ? 'It runs in a fresh process' : 'Each variant runs in a fresh process'}:
      operations, a pause, collections, a reading, and again, until the growth per operation is
      certain or certainly nothing. That takes some ten seconds.
    </EmptyState>
  );
}

/** Holds the places of both variants. */
function Loading() {
  return (
    <div aria-busy className="verify-panels">
      {['leak', 'fixed'].map((variant) => (
        <div key={variant} className="verify-panel flex flex-col gap-3 p-4">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-56" />
          <Skeleton className="h-28" />
        </div>
      ))}
    </div>
  );
}
