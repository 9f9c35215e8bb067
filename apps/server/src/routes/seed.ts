import { setTimeout as delay } from 'node:timers/promises';
import { MAX_TIMES, type Run, type Variant } from '@leakscope/protocol';
import { RunError } from '@leakscope/runs';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { readQuery } from '../http/input.ts';
import { asProblem, problemBody, retryAfter } from '../http/problem.ts';

const Times = z.object({
  times: z
    .string()
    .regex(/^\d+$/, `must be a whole number from 1 to ${MAX_TIMES}`)
    .transform(Number)
    .pipe(z.number().min(1).max(MAX_TIMES))
    .default(1),
});

const DEEDS: Readonly<Record<Variant, string>> = {
  leak: 'leak triggered',
  fixed: 'fix triggered',
};

/**
 * A load generator asks again at once, whatever `Retry-After` says. This pause keeps a hundred such
 * connections below 2,000 refusals a second, so that everybody else is still served promptly.
 */
const REFUSAL_PAUSE_MS = 50;

/** What a load generator gets in great numbers once the sandbox is full, so it is made once. */
const AT_CAP = errorBody(503, 'The sandbox is at its memory cap: stop the run to start anew.');

/** The routes of the tutorial: `/leak/:id` and `/fixed/:id`. */
export function seedRoutes(deps: AppDeps): Hono {
  const { runs, scenarios } = deps;
  const kinds = new Map(scenarios.list().map(({ id, kind }) => [id, kind]));
  /** Sandboxes being started: of a hundred requests that find none, one starts it. */
  const starting = new Map<string, Promise<Run>>();

  const runningRun = (scenario: string, variant: Variant): Run | Promise<Run> => {
    const running = runs.find(scenario, variant);
    if (running !== undefined) return running;
    const key = `${variant} ${scenario}`;
    const begun = starting.get(key);
    if (begun !== undefined) return begun;
    const start = runs.create({ scenario, variant }).finally(() => starting.delete(key));
    starting.set(key, start);
    return start;
  };

  const trigger = async (scenario: string, variant: Variant, times: number) => {
    for (let attempt = 1; ; attempt += 1) {
      const run = await runningRun(scenario, variant);
      if (run.atCap) return { run, triggered: 0 };
      try {
        return { run, ...(await runs.trigger(run.id, times)) };
      } catch (error) {
        // It ended between being found and being asked: the next one will be new.
        const ended = error instanceof RunError && error.code === 'wrong-state';
        if (!ended || attempt > 1) throw error;
      }
    }
  };

  const answer = async (c: Context, variant: Variant): Promise<Response> => {
    const scenario = c.req.param('id') ?? '';
    const kind = kinds.get(scenario);
    const isThere = kind !== undefined && !(kind === 'control' && variant === 'leak');
    if (!isThere) return c.json({ error: 'scene not found' }, 404);
    try {
      const { times } = readQuery(c, Times);
      const { run, triggered } = await trigger(scenario, variant, times);
      if (triggered === 0) {
        await delay(REFUSAL_PAUSE_MS);
        return c.body(AT_CAP, 503, { ...PROBLEM_TYPE, ...retryAfter() });
      }
      return c.json({ status: DEEDS[variant], scenario, run: run.id, triggered });
    } catch (error) {
      const problem = asProblem(error);
      if (problem === undefined) throw error;
      const { status, message, extras } = problem;
      if (status === 503 || status === 429) await delay(REFUSAL_PAUSE_MS);
      return new Response(errorBody(status, message, extras.field), {
        status,
        headers: { ...PROBLEM_TYPE, ...extras.headers },
      });
    }
  };

  const routes = new Hono();
  routes.on(['GET', 'POST'], '/leak/:id', (c) => answer(c, 'leak'));
  routes.on(['GET', 'POST'], '/fixed/:id', (c) => answer(c, 'fixed'));
  return routes;
}

const PROBLEM_TYPE = { 'content-type': 'application/problem+json' };

/** A problem that also carries the `error` that the tutorial's programs look for. */
function errorBody(status: number, detail: string, field?: string): string {
  return JSON.stringify({ ...problemBody(status, detail, field), error: detail });
}
