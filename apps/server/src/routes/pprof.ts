import { Hono, type Context } from 'hono';
import type { Run } from '@leakscope/protocol';
import type { AppDeps } from '../deps.ts';
import { findOwnRun, permitted } from '../history.ts';
import { asProblem } from '../http/problem.ts';
import { goroutineDump, goroutineText } from '../pprof/goroutine-text.ts';
import { heapText } from '../pprof/heap-text.ts';
import { indexPage } from '../pprof/index-page.ts';
import { isProfileName, type ProfileName } from '../pprof/names.ts';
import { cpuSeconds, debugLevel, deltaSeconds } from '../pprof/parameters.ts';
import { allocs, cpu, decode, goroutine, heap, type Answer } from '../pprof/profiles.ts';
import { PprofRefusal, refusalResponse } from '../pprof/refusal.ts';

/** `/debug/pprof/*` for the run triggered last or `?run=ID`, `/runs/:id/debug/pprof/*` for one run. */
export function pprofRoutes(deps: AppDeps): Hono {
  const routes = new Hono();
  for (const prefix of ['/debug/pprof', '/runs/:id/debug/pprof']) {
    routes.get(prefix, (c) => c.redirect(`${c.req.path}/${new URL(c.req.url).search}`, 301));
    routes.get(`${prefix}/`, (c) => asked(c, deps, index));
    routes.get(`${prefix}/:name`, (c) => asked(c, deps, profile));
  }
  return routes;
}

type Handler = (c: Context, deps: AppDeps, run: Run) => Promise<Response> | Response;

/** Answers for the run that is meant, and refuses as Go's pprof command expects it. */
async function asked(c: Context, deps: AppDeps, handler: Handler): Promise<Response> {
  try {
    const name = c.req.param('name');
    if (name !== undefined && !isProfileName(name)) throw new PprofRefusal(404, 'Unknown profile');
    return await handler(c, deps, await meant(c, deps));
  } catch (error) {
    if (error instanceof PprofRefusal) return refusalResponse(error.status, error.message);
    const problem = asProblem(error);
    if (problem === undefined) throw error;
    return refusalResponse(problem.status, problem.message, problem.extras.headers);
  }
}

async function meant(c: Context, deps: AppDeps): Promise<Run> {
  const id = c.req.param('id') ?? c.req.query('run');
  if (id !== undefined) return findOwnRun(c, deps, id);
  const last = deps.runs.lastTriggered();
  if (last !== undefined) return permitted(c, deps, last);
  throw new PprofRefusal(404, 'No run has been triggered yet: trigger a leak, or name a run.');
}

function index(c: Context, { hub }: AppDeps, run: Run): Response {
  const { search } = new URL(c.req.url);
  return c.html(indexPage(run, hub.sample(run.id), search));
}

async function profile(c: Context, deps: AppDeps, run: Run): Promise<Response> {
  const { runs } = deps;
  const name = c.req.param('name') as ProfileName;
  const { seconds: given, debug } = c.req.query();
  if (name === 'cmdline') return text(c, runs.commandLine(run.id).join('\0'));
  if (name === 'profile') return binary(c, await cpu(runs, run.id, cpuSeconds(given)));

  const seconds = deltaSeconds(given, debug);
  const level = debugLevel(debug);
  if (name === 'goroutine') {
    const answer = await goroutine(runs, run.id, seconds);
    if (level === 0) return binary(c, answer);
    const decoded = await decode(answer.bytes);
    return text(c, level >= 2 ? goroutineDump(decoded) : goroutineText(decoded));
  }
  if (name === 'heap' && seconds === undefined && Number(c.req.query('gc')) > 0) {
    await runs.gc(run.id);
  }
  const answer = await (name === 'heap' ? heap : allocs)(runs, run.id, seconds);
  if (level === 0) return binary(c, answer);
  const { hub } = deps;
  const decoded = await decode(answer.bytes);
  return text(c, heapText(decoded, hub.sample(run.id), hub.collections(run.id)));
}

function text(c: Context, body: string): Response {
  return c.body(body, 200, { 'content-type': 'text/plain; charset=utf-8' });
}

function binary(c: Context, { bytes, filename }: Answer): Response {
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${filename}"`,
  });
}
