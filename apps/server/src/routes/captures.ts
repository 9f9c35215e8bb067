import { CreateCapture } from '@leakscope/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import { setTimeout as delay } from 'node:timers/promises';
import type { Capture } from '@leakscope/protocol';
import type { AppDeps } from '../deps.ts';
import { findOwnRun, findRun } from '../history.ts';
import { readJson, readQuery } from '../http/input.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Context } from 'hono';

/** Captures in one answer. */
const MAX_CAPTURES_LISTED = 500;
/** A capture of one moment is ready in well under this; where not, its events tell. */
const READY_AT_ONCE_MS = 5_000;
const POLL_MS = 10;

const CaptureList = z.object({
  run: z.string().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_CAPTURES_LISTED).default(200),
});

export function captureRoutes(deps: AppDeps): Hono {
  const { runs, store } = deps;
  const routes = new Hono();

  routes.post('/api/runs/:id/captures', async (c) => {
    const { type, seconds, from, to } = await readJson(c, CreateCapture);
    const run = await findOwnRun(c, deps, c.req.param('id'));
    const span = from === undefined || to === undefined ? undefined : { from, to };
    const begun = runs.capture(run.id, { type, seconds, span });
    const isOfOneMoment = type === 'heap' || type === 'async';
    const capture = isOfOneMoment ? await settled(deps, begun) : begun;
    return c.json(capture, 201, { location: `/api/captures/${capture.id}` });
  });

  routes.get('/api/captures', async (c) => {
    return c.json(await store.captures(readQuery(c, CaptureList)));
  });

  routes.get('/api/captures/:id', async (c) => c.json(await findCapture(c, deps)));

  routes.delete('/api/captures/:id', async (c) => {
    const capture = await findCapture(c, deps);
    await store.deleteCapture(capture.id);
    if (capture.state === 'taking') runs.cancelCapture(capture.id);
    return c.body(null, 204);
  });

  routes.get('/api/captures/:id/profile', async (c) => {
    const capture = await findCapture(c, deps);
    if (capture.state === 'taking') {
      throw new HttpProblem(409, 'The capture is still being taken: wait for its capture event.');
    }
    const profile = await store.profile(capture.id);
    if (profile === undefined) {
      const why = capture.error ?? 'Its profile is not in the data directory any more.';
      throw new HttpProblem(404, `The capture has no profile. ${why}`);
    }
    return c.body(Uint8Array.from(profile), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${capture.type}-${capture.id}.pb.gz"`,
      // A profile never changes, but it can be deleted.
      'cache-control': 'private, no-cache',
    });
  });

  return routes;
}

/** @throws HttpProblem 404, or 401 where its run wants the token */
async function findCapture(c: Context, deps: AppDeps): Promise<Capture> {
  const id = c.req.param('id') ?? '';
  const capture = await deps.store.capture(id);
  if (capture === undefined) throw new HttpProblem(404, `There is no capture “${id}”.`);
  // An imported profile has no run, and so nobody attached to a process for it.
  if (capture.run !== null) await findRun(c, deps, capture.run);
  return capture;
}

/** A capture as it is once it is ready or has failed, or after a while. */
async function settled({ store }: AppDeps, begun: Capture): Promise<Capture> {
  const deadline = performance.now() + READY_AT_ONCE_MS;
  let capture = begun;
  while (capture.state === 'taking' && performance.now() < deadline) {
    await delay(POLL_MS);
    capture = (await store.capture(begun.id)) ?? capture;
  }
  return capture;
}
