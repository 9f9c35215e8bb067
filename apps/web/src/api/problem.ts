import { Problem } from '@leakscope/protocol';

/** An answer of the server that says why it could not do what was asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  /** Seconds to wait, where the answer carried `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail === '' ? problem.title : problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The server could not be reached at all. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(cause: unknown) {
    super('The Leakscope server does not answer. Check that it is still running.', { cause });
  }
}

/** Turns a refused answer into an error; a body that is no problem document still gets a sentence. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = Problem.safeParse(body);
  const problem = parsed.success
    ? parsed.data
    : {
        title: response.statusText || 'The request failed',
        status: response.status,
        detail: `The server answered ${response.status} without saying why.`,
      };
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(problem, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

/** One sentence about any error, for the person who looks at the page. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) {
    return 'This server wants its session token. Open the link that was printed when it started.';
  }
  if (error instanceof ApiError || error instanceof UnreachableError) return error.message;
  return 'The server’s answer was not understood. Reload the page; it may be older than the server.';
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
