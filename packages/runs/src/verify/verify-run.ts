import { InspectorError } from '@leakscope/inspector';
import type { Variant, VerifiedVariant, Verdict } from '@leakscope/protocol';
import { RunError, type RunsApi } from '../types.ts';
import { verify } from './verify.ts';
import { whyEnded } from './why-ended.ts';

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
    const why = await whyEnded(() => runs.get(run.id));
    throw why === null ? toRunError(error) : new RunError('sandbox-failed', why);
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
