import { Hono } from 'hono';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/problem.ts';

export function scenarioRoutes({ scenarios }: AppDeps): Hono {
  const routes = new Hono();
  routes.get('/api/scenarios', (c) => c.json(scenarios.list()));
  routes.get('/api/scenarios/:id', async (c) => {
    const id = c.req.param('id');
    const scenario = await scenarios.find(id);
    if (scenario === undefined) throw new HttpProblem(404, `There is no scenario “${id}”.`);
    return c.json(scenario);
  });
  return routes;
}
