/** What the connection to the event stream is doing. Times are epoch milliseconds. */
export type Connection =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  /** The browser tries again by itself and will say which event it had last. */
  | { readonly phase: 'resuming'; readonly failures: number }
  /** The browser has given up; we try again at `retryAt`. */
  | { readonly phase: 'waiting'; readonly failures: number; readonly retryAt: number }
  /** We try again after having waited. */
  | { readonly phase: 'retrying'; readonly failures: number };

export type ConnectionEvent =
  | { readonly type: 'start' }
  | { readonly type: 'opened' }
  /** The connection broke and the browser is about to try again. */
  | { readonly type: 'dropped'; readonly now: number }
  /** The server answered something else than a stream, or nothing arrives any more. */
  | { readonly type: 'lost'; readonly now: number }
  | { readonly type: 'due' }
  | { readonly type: 'finished' };

/** Times in a row the browser may try by itself, at its fixed pace, before we wait longer each time. */
export const BROWSER_TRIES = 2;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/** How long to wait before the next try, in milliseconds, after so many failures in a row (≥ 1). */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}

function failuresOf(connection: Connection): number {
  return 'failures' in connection ? connection.failures : 0;
}

/** The next state of the connection. Pure; the caller opens, closes and sets timers accordingly. */
export function advance(connection: Connection, event: ConnectionEvent): Connection {
  const failures = failuresOf(connection) + 1;
  switch (event.type) {
    case 'start':
      return { phase: 'connecting' };
    case 'opened':
      return { phase: 'live' };
    case 'dropped':
      return failures <= BROWSER_TRIES
        ? { phase: 'resuming', failures }
        : waiting(failures, event.now);
    case 'lost':
      return waiting(failures, event.now);
    case 'due':
      return connection.phase === 'waiting'
        ? { phase: 'retrying', failures: connection.failures }
        : connection;
    case 'finished':
      return { phase: 'idle' };
  }
}

function waiting(failures: number, now: number): Connection {
  return { phase: 'waiting', failures, retryAt: now + waitAfter(failures) };
}
