import { Hono } from 'hono';
import type { AppDeps } from '../deps.ts';
import { describe } from '../openapi/describe.ts';

export function openapiRoutes({ version }: AppDeps): Hono {
  const document = describe(version);
  return new Hono().get('/api/openapi.json', (c) => c.json(document));
}
