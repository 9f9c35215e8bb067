import { useEffect, useState } from 'react';
import {
  type FlameClient,
  FlameError,
  type Operation,
  type Operations,
} from '../../flame/index.ts';

type Op = Exclude<Operation, 'open'>;

interface Settled<Name extends Op> {
  readonly client: FlameClient;
  readonly value?: Operations[Name]['answer'];
  readonly error?: FlameError;
}

/**
 * The worker's answer to a request. While the next is being worked out it stays the last, so that
 * nothing on the page vanishes in between; undefined before the first, and where nothing is asked.
 */
export function useAnswer<Name extends Op>(
  client: FlameClient,
  op: Name,
  request: Operations[Name]['request'] | null,
): Operations[Name]['answer'] | undefined {
  const [settled, setSettled] = useState<Settled<Name>>();
  const key = request === null ? null : JSON.stringify(request);

  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    client.ask(op, JSON.parse(key) as Operations[Name]['request']).then(
      (value) => {
        if (isCurrent) setSettled({ client, value });
      },
      (error: unknown) => {
        if (isCurrent) setSettled({ client, error: errorOf(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, op, key]);

  if (key === null || settled?.client !== client) return undefined;
  // Reaches the error boundary: the page has no profile to show without its worker.
  if (settled.error !== undefined) throw settled.error;
  return settled.value;
}

function errorOf(error: unknown): FlameError {
  return error instanceof FlameError
    ? error
    : new FlameError('The profile could not be read.', { cause: error });
}
