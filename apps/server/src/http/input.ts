import type { Context } from 'hono';
import type { z } from 'zod';
import { HttpProblem } from './problem.ts';

/** Of a JSON body. Ours have a few short fields; the rest is room for additions. */
export const MAX_JSON_BYTES = 64 * 1024;

/**
 * The JSON body of a request, checked. An absent body counts as `{}`, so that a schema whose
 * fields all have defaults can be posted without one.
 *
 * @throws HttpProblem 415 for another media type, 413 beyond `MAX_JSON_BYTES` (of which nothing
 *   more is read), 400 naming the field
 */
export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const text = await readText(c);
  if (text === '') return check(schema, {}, 'body');
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new HttpProblem(415, 'Send the body as JSON, with Content-Type: application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpProblem(400, 'The body is not valid JSON.', { field: 'body' });
  }
  return check(schema, value, 'body');
}

/** The query of a request, checked. @throws HttpProblem 400 naming the parameter */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  return check(schema, c.req.query(), 'query');
}

/** @throws HttpProblem 400 naming the first field that does not fit */
function check<S extends z.ZodType>(schema: S, value: unknown, whole: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field =
    issue === undefined || issue.path.length === 0
      ? issue?.code === 'unrecognized_keys'
        ? (issue.keys[0] ?? whole)
        : whole
      : issue.path.join('.');
  throw new HttpProblem(400, `${field}: ${issue?.message ?? 'does not fit'}.`, { field });
}

async function readText(c: Context): Promise<string> {
  const tooLarge = new HttpProblem(413, `A body may have at most ${MAX_JSON_BYTES} bytes.`, {
    // What is still on its way is not worth reading, so the connection cannot be used again.
    headers: { connection: 'close' },
  });
  if (Number(c.req.header('content-length') ?? 0) > MAX_JSON_BYTES) throw tooLarge;
  const body = c.req.raw.body;
  if (body === null) return '';

  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    size += value.byteLength;
    if (size > MAX_JSON_BYTES) {
      void reader.cancel().catch(() => {});
      throw tooLarge;
    }
    chunks.push(value);
  }
}
