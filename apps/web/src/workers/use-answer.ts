import { useEffect, useState } from 'react';
import { type WorkerClient, WorkerError } from './worker-client.ts';

type RequestFor<Ops, Op extends keyof Ops> = Ops[Op] extends { request: infer Request }
  ? Request
  : never;
type AnswerFor<Ops, Op extends keyof Ops> = Ops[Op] extends { answer: infer Answered }
  ? Answered
  : never;

interface Settled<Ops, Op extends keyof Ops> {
  readonly value?: AnswerFor<Ops, Op>;
  readonly error?: WorkerError;
}

/**
 * A worker's answer to a request. While the next is being worked out, be it by another worker, it
 * stays the last, so that nothing on the page vanishes in between; undefined before the first, and
 * where nothing is asked.
 */
export function useAnswer<Ops, Op extends keyof Ops & string>(
  client: WorkerClient<Ops>,
  op: Op,
  request: RequestFor<Ops, Op> | null,
): AnswerFor<Ops, Op> | undefined {
  const [settled, setSettled] = useState<Settled<Ops, Op>>();
  const key = request === null ? null : JSON.stringify(request);

  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    client.ask(op, JSON.parse(key) as RequestFor<Ops, Op>).then(
      (value) => {
        if (isCurrent) setSettled({ value });
      },
      (error: unknown) => {
        if (isCurrent) setSettled({ error: errorOf(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, op, key]);

  if (key === null || settled === undefined) return undefined;
  // Reaches the error boundary: the page has no profile to show without its worker.
  if (settled.error !== undefined) throw settled.error;
  return settled.value;
}

function errorOf(error: unknown): WorkerError {
  return error instanceof WorkerError
    ? error
    : new WorkerError('The profile could not be read.', { cause: error });
}
