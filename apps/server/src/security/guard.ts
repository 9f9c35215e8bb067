import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/problem.ts';
import { isOpen, isPprofPath, requireToken, type Access } from './access.ts';
import { parseHost, servesHost } from './hosts.ts';
import { isForeign } from './sites.ts';
import { sameToken, setCookie } from './token.ts';

/**
 * Stands before every route: refuses foreign hosts and other sites' requests, takes the token out
 * of the link into a cookie, and asks for it where the playground is not open.
 */
export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('host');
    const host = parseHost(header);
    if (host === undefined || !servesHost(host.name, access.host, access.machine)) {
      throw new HttpProblem(403, 'This server does not answer to that Host.');
    }
    const foreign = isForeign({
      method: c.req.method,
      path: c.req.path,
      host: header,
      origin: c.req.header('origin'),
      site: c.req.header('sec-fetch-site'),
      mode: c.req.header('sec-fetch-mode'),
      dest: c.req.header('sec-fetch-dest'),
    });
    if (foreign) throw new HttpProblem(403, 'Requests from another site are refused.');

    const token = linkToken(c);
    if (token !== undefined) return acceptLink(c, token, access, host.port);
    if (c.req.path !== '/healthz' && !isOpen(c, access)) requireToken(c, access);
    return next();
  };
}

/** The token of a link that a person follows; programs send a header instead. */
function linkToken(c: Context): string | undefined {
  const path = c.req.path;
  if (c.req.method !== 'GET' || path.startsWith('/api/') || isPprofPath(path)) return undefined;
  return c.req.query('token');
}

/** Turns the link's token into the cookie and strips it from the address bar. */
function acceptLink(c: Context, token: string, access: Access, port: number): Response {
  if (!sameToken(token, access.token)) {
    throw new HttpProblem(
      401,
      'The token in this link is not the one of this server: open the link that it printed when it started.',
    );
  }
  const url = new URL(c.req.url);
  url.searchParams.delete('token');
  return c.body(null, 303, {
    // A path beginning with two slashes would name another host.
    location: `${url.pathname.replace(/^\/{2,}/, '/')}${url.search}`,
    'set-cookie': setCookie(access.token, port),
    'cache-control': 'no-store',
  });
}
