import { problemOf, UnreachableError } from './problem.ts';

/** Anything that turns an unknown value into a known one, or throws: every schema of the protocol. */
export interface Parser<T> {
  parse(value: unknown): T;
}

/** A parser for an array of what `item` parses. */
export function listOf<T>(item: Parser<T>): Parser<T[]> {
  return {
    parse(value) {
      if (!Array.isArray(value)) throw new TypeError('expected an array');
      return value.map((element: unknown) => item.parse(element));
    },
  };
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal: signal ?? null,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new UnreachableError(error);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * Asks the server and parses its answer.
 * @throws ApiError where it refuses, UnreachableError where there is none
 */
export async function request<T>(
  path: string,
  parser: Parser<T>,
  options: RequestOptions = {},
): Promise<T> {
  const response = await send(path, options);
  return parser.parse(await response.json());
}

/** Like `request`, where the answer does not matter or is empty. */
export async function command(path: string, options: RequestOptions): Promise<void> {
  const response = await send(path, options);
  await response.body?.cancel();
}
