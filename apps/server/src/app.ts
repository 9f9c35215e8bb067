import { Hono } from 'hono';
import type { AppDeps } from './deps.ts';
import { asProblem, HttpProblem, problemResponse } from './http/problem.ts';
import { captureRoutes } from './routes/captures.ts';
import { eventRoutes } from './routes/events.ts';
import { importRoutes } from './routes/imports.ts';
import { healthRoutes } from './routes/health.ts';
import { methodGuard } from './http/method-guard.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { pageRoutes } from './routes/page.ts';
import { pprofRoutes } from './routes/pprof.ts';
import { runRoutes } from './routes/runs.ts';
import { sampleRoutes } from './routes/samples.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { seedRoutes } from './routes/seed.ts';
import { verificationRoutes } from './routes/verifications.ts';
import { guard } from './security/guard.ts';
import { securityHeaders } from './security/headers.ts';

/**
 * Every route of the server. Works without a socket:
 *
 * ```ts
 * const answer = await createApp(deps).request('/healthz', { headers: { host: 'localhost' } });
 * ```
 */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.use(securityHeaders, guard(deps.access));
  app.route('/', healthRoutes(deps));
  app.route('/', scenarioRoutes(deps));
  app.route('/', runRoutes(deps));
  app.route('/', sampleRoutes(deps));
  app.route('/', eventRoutes(deps));
  app.route('/', captureRoutes(deps));
  app.route('/', importRoutes(deps));
  app.route('/', verificationRoutes(deps));
  app.route('/', openapiRoutes(deps));
  app.route('/', seedRoutes(deps));
  app.route('/', pprofRoutes(deps));
  app.use(methodGuard(app));
  app.route('/', pageRoutes(deps));

  app.notFound((c) => problemResponse(new HttpProblem(404, `There is nothing at ${c.req.path}.`)));
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem !== undefined) return problemResponse(problem);
    deps.log(`${c.req.method} ${c.req.path} failed: ${error.message}`);
    return problemResponse(
      new HttpProblem(500, 'Something went wrong inside Leakscope; its log says what.'),
    );
  });
  return app;
}
