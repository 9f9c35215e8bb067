import { Hono } from 'hono';
import type { AppDeps } from '../deps.ts';

/** Paths of programs: what is unknown there is an error and never the page. */
const NOT_A_PAGE = /^\/(?:api|debug|self|leak|fixed|assets)(?:\/|$)|^\/runs\/[^/]+\/debug(?:\/|$)/;

/** The dashboard: its files, and its document for whatever path the page itself understands. */
export function pageRoutes({ page }: AppDeps): Hono {
  return new Hono().get('*', (c) => {
    const file = page.files.get(c.req.path);
    if (file !== undefined) {
      if (c.req.header('if-none-match') === file.headers['etag']) {
        return c.body(null, 304, { ...file.headers });
      }
      return c.body(file.body, 200, { ...file.headers });
    }
    const wantsPage = c.req.header('accept')?.includes('text/html') ?? false;
    if (NOT_A_PAGE.test(c.req.path) || (c.req.path !== '/' && !wantsPage)) return c.notFound();
    if (page.document === undefined) {
      return c.text('The page has not been built. Start Leakscope with npm start.\n', 503);
    }
    return c.body(page.document.body, 200, { ...page.document.headers });
  });
}
