import { CreateLoad, CreateRun, Trigger } from '@leakscope/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { findOwnRun, findRun, listRuns, permitted } from '../history.ts';
import { readJson, readQuery } from '../http/input.ts';

/** Runs in one answer; longer histories are read page by page. */
const MAX_RUNS_LISTED = 500;

const RunList = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_RUNS_LISTED).default(200),
  before: z.coerce.number().optional(),
});

export function runRoutes(deps: AppDeps): Hono {
  const { runs } = deps;
  const routes = new Hono();

  routes.post('/api/runs', async (c) => {
    const run = await runs.create(await readJson(c, CreateRun));
    return c.json(run, 201, { location: `/api/runs/${run.id}` });
  });

  routes.get('/api/runs', async (c) => c.json(await listRuns(deps, readQuery(c, RunList))));

  routes.get('/api/runs/:id', async (c) => c.json(await findRun(c, deps, c.req.param('id'))));

  routes.delete('/api/runs/:id', async (c) => {
    const run = await findRun(c, deps, c.req.param('id'));
    // Ending what has ended changes nothing, so it may be asked for twice.
    if (run.endedAt !== null) return c.json(run);
    return c.json(await runs.stop((await findOwnRun(c, deps, run.id)).id));
  });

  routes.post('/api/runs/:id/trigger', async (c) => {
    const { times } = await readJson(c, Trigger);
    const run = runs.get(c.req.param('id')) ?? (await findOwnRun(c, deps, c.req.param('id')));
    return c.json(await runs.trigger(permitted(c, deps, run).id, times));
  });

  routes.post('/api/runs/:id/gc', async (c) => {
    const run = await findOwnRun(c, deps, c.req.param('id'));
    return c.json(await runs.gc(run.id));
  });

  routes.post('/api/runs/:id/load', async (c) => {
    const request = await readJson(c, CreateLoad);
    const run = await findOwnRun(c, deps, c.req.param('id'));
    return c.json(runs.startLoad(run.id, request), 202);
  });

  routes.delete('/api/runs/:id/load', async (c) => {
    const run = await findOwnRun(c, deps, c.req.param('id'));
    return c.json(runs.cancelLoad(run.id), 202);
  });

  return routes;
}
