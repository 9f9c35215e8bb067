import type { ServerResponse } from 'node:http';
import type { Run } from '@leakscope/protocol';
import { Hono, type Context } from 'hono';
import type { AppDeps } from '../deps.ts';
import { findOwnRun, findRun } from '../history.ts';
import { HttpProblem, retryAfter } from '../http/problem.ts';
import { parseCursors } from '../hub/cursors.ts';

/** Runs on one connection: a run, its fix and what somebody wants to compare them with. */
const MAX_RUNS_PER_CONNECTION = 16;

export function eventRoutes(deps: AppDeps): Hono {
  const routes = new Hono();

  routes.get('/api/runs/:id/events', async (c) => {
    return stream(c, deps, [await followable(c, deps, c.req.param('id'))], true);
  });

  routes.get('/api/events', async (c) => {
    const ids = [...new Set(c.req.queries('run') ?? [])];
    if (ids.length === 0 || ids.length > MAX_RUNS_PER_CONNECTION) {
      const detail = `Name 1 to ${MAX_RUNS_PER_CONNECTION} runs, as ?run=A&run=B.`;
      throw new HttpProblem(400, detail, { field: 'run' });
    }
    const runs = await Promise.all(ids.map((id) => followable(c, deps, id)));
    return stream(c, deps, runs, false);
  });

  return routes;
}

/** A run whose events are here, or that has none any more. */
async function followable(c: Context, deps: AppDeps, id: string): Promise<Run> {
  const run = await findRun(c, deps, id);
  return run.endedAt === null ? findOwnRun(c, deps, id) : run;
}

function stream(c: Context, { hub }: AppDeps, runs: readonly Run[], single: boolean): Response {
  const ids = runs.map(({ id }) => id);
  const after = parseCursors(c.req.header('last-event-id'), ids);
  // To this answer an EventSource does not connect again, as it would to a stream that ends.
  if (runs.every((run) => hub.isOver(run, after.get(run.id)))) return c.body(null, 204);

  const bindings = c.env as { outgoing?: ServerResponse } | undefined;
  const body = hub.open(runs, after, { single, disconnect: () => bindings?.outgoing?.destroy() });
  if (body === undefined) {
    throw new HttpProblem(503, 'Too many event streams are open: close a tab and try again.', {
      headers: retryAfter(),
    });
  }
  return c.body(body, 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Asks nginx, which holds answers back otherwise, to pass events on as they come.
    'x-accel-buffering': 'no',
  });
}
