import type { Hono, MiddlewareHandler } from 'hono';
import { HttpProblem } from './problem.ts';

/**
 * Refuses a method that a known path does not have, naming those it has. Stands after the routes
 * of the interface and knows those registered before it.
 */
export function methodGuard(app: Hono): MiddlewareHandler {
  const patterns = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const known = patterns.get(path) ?? { pattern: toPattern(path), methods: new Set() };
    known.methods.add(method);
    if (method === 'GET') known.methods.add('HEAD');
    patterns.set(path, known);
  }
  return async (c, next) => {
    const methods = new Set<string>();
    for (const route of patterns.values()) {
      if (route.pattern.test(c.req.path)) for (const method of route.methods) methods.add(method);
    }
    if (methods.size === 0 || methods.has(c.req.method)) return next();
    const allow = [...methods].join(', ');
    throw new HttpProblem(405, `${c.req.path} takes ${allow}.`, { headers: { allow } });
  };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
