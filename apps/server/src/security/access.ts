import type { Context } from 'hono';
import { HttpProblem } from '../http/problem.ts';
import { isLoopback, parseHost } from './hosts.ts';
import { bearerToken, cookieToken, sameToken } from './token.ts';

/** Who may do what on this server. */
export interface Access {
  /** The session token that is printed with the ready line. */
  readonly token: string;
  /** What the server listens on. */
  readonly host: string;
  /** This machine's name. */
  readonly machine: string;
}

/** pprof's own command sends no header, so its routes take the token in the query, too. */
const PPROF_PATH = /^(?:\/runs\/[^/]+|\/self)?\/debug\/pprof(?:\/|$)/;

export function isPprofPath(path: string): boolean {
  return PPROF_PATH.test(path);
}

/** Whether a request carries the token: as a bearer, as the page's cookie, or for pprof as `?token=`. */
export function hasToken(c: Context, access: Access): boolean {
  const port = parseHost(c.req.header('host'))?.port ?? 0;
  const given =
    bearerToken(c.req.header('authorization')) ??
    (isPprofPath(c.req.path) ? c.req.query('token') : undefined) ??
    cookieToken(c.req.header('cookie'), port);
  return given !== undefined && sameToken(given, access.token);
}

/** @throws HttpProblem 401 where the request does not carry the token */
export function requireToken(c: Context, access: Access): void {
  if (hasToken(c, access)) return;
  throw new HttpProblem(
    401,
    'This wants the session token: open the link that Leakscope printed when it started, or send it as Authorization: Bearer.',
    { headers: { 'www-authenticate': 'Bearer' } },
  );
}

/**
 * Whether the playground is open to this request: on loopback it is. A request that a proxy on
 * this machine passed on may come from anywhere.
 */
export function isOpen(c: Context, access: Access): boolean {
  if (!isLoopback(access.host)) return false;
  return PROXY_HEADERS.every((name) => c.req.header(name) === undefined);
}

const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
