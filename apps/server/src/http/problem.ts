import { STATUS_CODES } from 'node:http';
import type { Problem } from '@leakscope/protocol';
import { RunError, type RunErrorCode } from '@leakscope/runs';

/** How long a client that was refused for lack of room is asked to wait, in seconds. */
export const RETRY_AFTER_SECONDS = 1;

export interface ProblemExtras {
  /** The field or parameter that does not fit. */
  readonly field?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A refusal with its HTTP status, thrown by whatever parses or looks something up. `message` is
 * the sentence the caller reads: what does not fit, and what to do.
 */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly extras: ProblemExtras;

  constructor(status: number, message: string, extras: ProblemExtras = {}) {
    super(message);
    this.status = status;
    this.extras = extras;
  }
}

/** The HTTP status of what `runs` refuses. */
const STATUS_OF_RUN_ERROR: Readonly<Record<RunErrorCode, number>> = {
  'unknown-scenario': 404,
  'unknown-variant': 400,
  'unknown-run': 404,
  'wrong-state': 409,
  'too-many-sandboxes': 429,
  'at-cap': 503,
  busy: 503,
  'sandbox-failed': 503,
};

/** The field of a request that does not fit. */
const FIELD_OF_RUN_ERROR: Readonly<Partial<Record<RunErrorCode, string>>> = {
  'unknown-scenario': 'scenario',
  'unknown-variant': 'variant',
};

/** What was thrown as a problem, or `undefined` where it is a defect of ours. */
export function asProblem(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof RunError)) return undefined;
  const status = STATUS_OF_RUN_ERROR[error.code];
  return new HttpProblem(status, error.message, {
    field: FIELD_OF_RUN_ERROR[error.code],
    headers: status === 429 || status === 503 ? retryAfter() : undefined,
  });
}

export function retryAfter(): Record<string, string> {
  return { 'retry-after': String(RETRY_AFTER_SECONDS) };
}

/** The body of a problem as RFC 9457 has it. */
export function problemBody(status: number, detail: string, field?: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return field === undefined ? { title, status, detail } : { title, status, detail, field };
}

/** A problem as the answer to a request. */
export function problemResponse({ status, message, extras }: HttpProblem): Response {
  return new Response(JSON.stringify(problemBody(status, message, extras.field)), {
    status,
    headers: { 'content-type': 'application/problem+json', ...extras.headers },
  });
}
