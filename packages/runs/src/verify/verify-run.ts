import { setTimeout as delay } from 'node:timers/promises';
import { InspectorError } from '@leakscope/inspector';
import type { Variant, VerifiedVariant, Verdict } from '@leakscope/protocol';
import { RunError, type RunsApi } from '../types.ts';
import { verify } from './verify.ts';

/** A process that has died is known to have done so within this time. */
const ENDING_MS = 500;
const LOOK_MS = 20;

export interface VerifyRun {
  readonly scenario: string;
  readonly variant: Variant;
  /** In bytes; that of the runs where it is left out. */
  readonly memoryCap?: number | undefined;
  /** Ends it: its process is gone once the promise has been rejected with the signal's reason. */
  readonly signal: AbortSignal;
  readonly observe?: (progress: VerifiedVariant) => void;
}

/**
 * Verifies one variant of a scenario in a fresh process, which has ended once this resolves.
 *
 * @throws RunError where the process cannot be started, an operation throws, or the process dies
 */
export async function verifyRun(
  runs: Pick<RunsApi, 'create' | 'get' | 'subject' | 'stop' | 'tellVerdict'>,
  { scenario, variant, memoryCap, signal, observe = () => {} }: VerifyRun,
): Promise<Verdict> {
  signal.throwIfAborted();
  const begun = performance.now();
  let seen: VerifiedVariant = {
    variant,
    run: null,
    phase: 'starting',
    cycles: [],
    slopes: {},
    verdict: null,
  };
  const tell = (change: Partial<VerifiedVariant>): void => observe((seen = { ...seen, ...change }));
  tell({});
  const run = await runs.create({
    scenario,
    variant,
    ...(memoryCap === undefined ? {} : { memoryCap }),
  });
  const cancel = (): void => void runs.stop(run.id);
  signal.addEventListener('abort', cancel);
  try {
    signal.throwIfAborted();
    tell({ run: run.id });
    const measured = await verify({
      subject: runs.subject(run.id),
      scenario,
      variant,
      signal,
      observe: tell,
    });
    const verdict = { ...measured, durationMs: Math.round(performance.now() - begun) };
    runs.tellVerdict(run.id, verdict);
    tell({ phase: 'done', cycles: verdict.cycles, verdict });
    return verdict;
  } catch (error) {
    signal.throwIfAborted();
    throw (await whyItEnded(runs, run.id)) ?? toRunError(error);
  } finally {
    signal.removeEventListener('abort', cancel);
    await runs.stop(run.id);
  }
}

/** That a process does not answer its inspector is no defect of ours. */
function toRunError(error: unknown): unknown {
  if (!(error instanceof InspectorError)) return error;
  return new RunError('sandbox-failed', `The process could not be measured: ${error.message}`);
}

/** Why the process has ended by itself, known a moment after its connections have broken. */
async function whyItEnded(runs: Pick<RunsApi, 'get'>, id: string): Promise<RunError | undefined> {
  const deadline = performance.now() + ENDING_MS;
  for (;;) {
    const run = runs.get(id);
    if (run?.endedAt != null) {
      return run.reason === null ? undefined : new RunError('sandbox-failed', run.reason);
    }
    if (performance.now() > deadline) return undefined;
    await delay(LOOK_MS);
  }
}
