import { useEffect, useState } from 'react';
import { fetchProfile, messageOf } from '../../api/index.ts';
import { CompareClient } from '../../compare/client.ts';
import type { PairInfo } from '../../compare/messages.ts';
import { WorkerError } from '../../workers/index.ts';

export type PairState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly message: string }
  | { readonly phase: 'open'; readonly client: CompareClient; readonly info: PairInfo };

/** Opens two captures in a worker of their own, which ends with the component. */
export function usePair(base: string | null, now: string | null): PairState {
  const [state, setState] = useState<PairState>({ phase: 'loading' });

  useEffect(() => {
    if (base === null || now === null) return;
    const abort = new AbortController();
    const client = new CompareClient();
    Promise.all([fetchProfile(base, abort.signal), fetchProfile(now, abort.signal)])
      .then(([first, second]) => client.open(first, second))
      .then(
        (info) => setState({ phase: 'open', client, info }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const message = error instanceof WorkerError ? error.message : messageOf(error);
          setState({ phase: 'failed', message });
        },
      );
    return () => {
      abort.abort();
      client.close();
      setState({ phase: 'loading' });
    };
  }, [base, now]);

  return state;
}
