import { randomBytes } from 'node:crypto';
import { type Capture, MAX_IMPORT_BYTES, MAX_IMPORT_NAME } from '@leakscope/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { readQuery } from '../http/input.ts';
import { HttpProblem, retryAfter } from '../http/problem.ts';
import { Importer } from '../import/importer.ts';
import { receive } from '../import/receive.ts';
import { ImportRefusal } from '../import/refusal.ts';

/** Room for what a form puts around its file. */
const MAX_ENVELOPE_BYTES = 64 * 1024;

const ImportQuery = z.object({ name: z.string().max(MAX_IMPORT_NAME).default('') });

export function importRoutes({ store }: AppDeps): Hono {
  const routes = new Hono();
  const importer = new Importer();

  routes.post('/api/captures', async (c) => {
    const { name } = readQuery(c, ImportQuery);
    const contentType = c.req.header('content-type') ?? '';
    const announced = Number(c.req.header('content-length') ?? 0);
    const isForm = /^multipart\//i.test(contentType);
    await using body = await receive(
      c.req.raw.body,
      announced,
      store.scratch,
      MAX_IMPORT_BYTES + (isForm ? MAX_ENVELOPE_BYTES : 0),
    );
    const { capture: read, profile } = await importer
      .run({ path: body.path, contentType, name })
      .catch((error: unknown) => {
        throw asProblem(error);
      });
    const capture: Capture = {
      ...read,
      id: randomBytes(6).toString('hex'),
      run: null,
      state: 'ready',
      progress: 1,
      error: null,
      createdAt: Date.now(),
      trigger: 'import',
      seconds: null,
      span: null,
    };
    store.record({ name: 'capture', capture, profile });
    return c.json(capture, 201, { location: `/api/captures/${capture.id}` });
  });

  return routes;
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof ImportRefusal)) return error;
  return new HttpProblem(error.status, error.message, {
    field: error.field,
    headers: error.status === 503 ? retryAfter() : undefined,
  });
}
