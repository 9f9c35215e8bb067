import { Hono } from 'hono';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { findRun } from '../history.ts';
import { readQuery } from '../http/input.ts';

/** More than any screen has pixels across. */
const MAX_POINTS = 10_000;
/** A chart's width: enough for it, and read in a few milliseconds. */
const DEFAULT_POINTS = 2_000;

const SampleSpan = z
  .object({
    /** Epoch milliseconds. */
    from: z.coerce.number().min(0).default(0),
    to: z.coerce.number().min(0).default(Number.MAX_SAFE_INTEGER),
    points: z.coerce.number().int().min(2).max(MAX_POINTS).default(DEFAULT_POINTS),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before from' });

export function sampleRoutes(deps: AppDeps): Hono {
  return new Hono().get('/api/runs/:id/samples', async (c) => {
    const span = readQuery(c, SampleSpan);
    const run = await findRun(c, deps, c.req.param('id'));
    return c.json(await deps.store.samples(run.id, span));
  });
}
