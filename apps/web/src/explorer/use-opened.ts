import { useEffect, useRef, useState } from 'react';
import { fetchProfile, messageOf } from '../api/index.ts';
import { WorkerError } from '../workers/index.ts';

/** What profiles are opened in. */
interface OpeningClient<Info> {
  open(...files: ArrayBuffer[]): Promise<Info>;
  close(): void;
}

export interface Opened<Client, Info> {
  /** What it is asked before its profiles are there it answers once they are. */
  readonly client: Client | undefined;
  /** Undefined until they are there. */
  readonly info: Info | undefined;
  /** Why they cannot be shown. */
  readonly problem: string | undefined;
}

/**
 * Opens the profiles of captures in a worker of their own, which is started before they are known
 * and ends with the component. When others are asked for, those before stay until they are there.
 *
 * @param start the same function every time
 * @param ids of captures that are ready; `null` until they are
 */
export function useOpened<Info, Client extends OpeningClient<Info>>(
  start: () => Client & OpeningClient<Info>,
  ids: readonly string[] | null,
): Opened<Client, Info> {
  const [state, setState] = useState<Opened<Client, Info>>(NOTHING);
  const key = ids?.join(' ') ?? null;
  /** Started, and nothing opened in it yet. */
  const spare = useRef<Client>(null);
  const shown = useRef<Client>(null);

  useEffect(() => {
    spare.current = start();
    return () => {
      spare.current?.close();
      spare.current = null;
    };
  }, [start]);

  useEffect(() => {
    if (key === null) return;
    const client = spare.current ?? start();
    spare.current = null;
    const abort = new AbortController();
    const show = (next: Opened<Client, Info>): void => {
      shown.current = next.client ?? null;
      setState(next);
    };
    Promise.all(key.split(' ').map((id) => fetchProfile(id, abort.signal)))
      .then((files) => {
        const opening = client.open(...files);
        // The page draws all but the graph while the worker reads.
        if (shown.current === null && !abort.signal.aborted) show({ ...NOTHING, client });
        return opening;
      })
      .then(
        (info) => show({ ...NOTHING, client, info }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          if (shown.current !== client) client.close();
          const problem = error instanceof WorkerError ? error.message : messageOf(error);
          show({ ...NOTHING, problem });
        },
      );
    return () => {
      abort.abort();
      if (shown.current !== client) client.close();
    };
  }, [start, key]);

  // After what asks of it is gone, or asks another.
  const { client } = state;
  useEffect(() => () => client?.close(), [client]);
  return state;
}

const NOTHING = { client: undefined, info: undefined, problem: undefined };
