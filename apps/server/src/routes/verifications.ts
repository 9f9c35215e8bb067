import { CreateVerification, type Verification } from '@leakscope/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { readJson, readQuery } from '../http/input.ts';
import { HttpProblem } from '../http/problem.ts';

/** Verifications in one answer, each with all that it has read: some 20 KB. */
const MAX_LISTED = 100;

const VerificationList = z.object({
  scenario: z.string().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(20),
});

export function verificationRoutes({ verifications, store }: AppDeps): Hono {
  const routes = new Hono();

  const find = async (id: string): Promise<Verification> => {
    const found = verifications.get(id) ?? (await store.verification(id));
    if (found === undefined) throw new HttpProblem(404, `There is no verification “${id}”.`);
    return found;
  };

  routes.post('/api/verifications', async (c) => {
    const { scenario } = await readJson(c, CreateVerification);
    const verification = verifications.start(scenario);
    return c.json(verification, 202, { location: `/api/verifications/${verification.id}` });
  });

  routes.get('/api/verifications', async (c) => {
    const query = readQuery(c, VerificationList);
    const stored = await store.verifications(query);
    const own = verifications
      .list()
      .filter(({ scenario }) => query.scenario === undefined || scenario === query.scenario);
    const byId = new Map([...stored, ...own].map((one) => [one.id, one]));
    const latest = [...byId.values()].toSorted((a, b) => b.startedAt - a.startedAt);
    return c.json(latest.slice(0, query.limit));
  });

  routes.get('/api/verifications/:id', async (c) => c.json(await find(c.req.param('id'))));

  routes.delete('/api/verifications/:id', async (c) => {
    const id = c.req.param('id');
    // Cancelling what has ended changes nothing, so it may be asked for twice.
    return c.json((await verifications.cancel(id)) ?? (await find(id)));
  });

  return routes;
}
