import type { Run } from '@leakscope/protocol';
import type { Context } from 'hono';
import type { AppDeps } from './deps.ts';
import { HttpProblem } from './http/problem.ts';
import { requireToken } from './security/access.ts';
import type { RunQuery } from './store/runs.ts';

/** A run, living or of before. @throws HttpProblem 404, or 401 where it wants the token */
export async function findRun(c: Context, deps: AppDeps, id: string): Promise<Run> {
  const run = deps.runs.get(id) ?? (await deps.store.run(id));
  if (run === undefined) throw new HttpProblem(404, `There is no run “${id}”.`);
  return permitted(c, deps, run);
}

/**
 * A run that this server watches, living or ended.
 *
 * @throws HttpProblem 404, 401 where it wants the token, 409 where another server watches it or it
 *   ended before this one began
 */
export async function findOwnRun(c: Context, deps: AppDeps, id: string): Promise<Run> {
  const run = await findRun(c, deps, id);
  if (deps.runs.get(id) !== undefined) return run;
  throw new HttpProblem(
    409,
    run.endedAt === null
      ? 'Another Leakscope server watches this run: ask that one.'
      : 'The run has ended: start another one.',
  );
}

/** Runs of this process and of before, latest first. */
export async function listRuns(deps: AppDeps, query: RunQuery): Promise<Run[]> {
  const stored = await deps.store.runs(query);
  const own = deps.runs.list().filter((run) => run.startedAt < (query.before ?? Infinity));
  const byId = new Map([...stored, ...own].map((run) => [run.id, run]));
  return [...byId.values()].toSorted((a, b) => b.startedAt - a.startedAt).slice(0, query.limit);
}

/** All that belongs to a process that somebody attached to wants the token, on loopback too. */
export function permitted(c: Context, deps: AppDeps, run: Run): Run {
  if (run.kind !== 'sandbox') requireToken(c, deps.access);
  return run;
}
