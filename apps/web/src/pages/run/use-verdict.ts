import type { Run, Verdict } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../../api/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { useWatched } from '../../watch/index.ts';

/** What a verification made of a run. */
interface JudgedRun {
  readonly verdict: Verdict;
  /** Where both variants are shown; `null` where that is not known. */
  readonly verification: string | null;
}

/** As the stream tells it while the run goes on, or as it is remembered of a run that is over. */
export function useVerdict(watcher: Watcher, run: Run): JudgedRun | null {
  const told = useWatched(watcher, () => watcher.data(run.id)?.verdict);
  const { data, refetch } = useQuery({
    ...queries.verificationsOf(run.scenario ?? ''),
    enabled: run.scenario !== null,
  });
  useEffect(() => {
    if (told !== undefined) void refetch();
  }, [told, refetch]);
  const isMine = (variant: { run: string | null }): boolean => variant.run === run.id;
  const verification = data?.find(({ variants }) => variants.some(isMine));
  const verdict = told ?? verification?.variants.find(isMine)?.verdict;
  return verdict == null ? null : { verdict, verification: verification?.id ?? null };
}
