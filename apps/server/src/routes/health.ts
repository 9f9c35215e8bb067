import { Hono } from 'hono';
import type { AppDeps } from '../deps.ts';

export function healthRoutes({ version }: AppDeps): Hono {
  return new Hono().get('/healthz', (c) => c.json({ status: 'ok', version }));
}
