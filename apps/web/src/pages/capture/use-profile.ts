import { useEffect, useState } from 'react';
import { fetchProfile, messageOf } from '../../api/index.ts';
import { FlameClient, FlameError, type ProfileInfo } from '../../flame/index.ts';

export type ProfileState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly message: string }
  | { readonly phase: 'open'; readonly client: FlameClient; readonly info: ProfileInfo };

/** Opens a capture's profile in a worker of its own, which ends with the component. */
export function useProfile(captureId: string, isReady: boolean): ProfileState {
  const [state, setState] = useState<ProfileState>({ phase: 'loading' });

  useEffect(() => {
    if (!isReady) return;
    const abort = new AbortController();
    const client = new FlameClient();
    fetchProfile(captureId, abort.signal)
      .then((bytes) => client.open(bytes))
      .then(
        (info) => setState({ phase: 'open', client, info }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const message = error instanceof FlameError ? error.message : messageOf(error);
          setState({ phase: 'failed', message });
        },
      );
    return () => {
      abort.abort();
      client.close();
      setState({ phase: 'loading' });
    };
  }, [captureId, isReady]);

  return state;
}
