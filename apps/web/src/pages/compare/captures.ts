import type { Capture, Run } from '@leakscope/protocol';
import { formatMoment } from '../../format/index.ts';
import { captureName } from '../run/capture-kinds.ts';

/** A capture in a line: what of, when. */
export function captureLine(capture: Capture, run: Run | undefined, now: number): string {
  const subject =
    capture.imported?.name ??
    [run?.scenario ?? (run?.pid == null ? 'a run' : `pid ${run.pid}`), run?.variant]
      .filter(Boolean)
      .join(' ');
  return `${captureName(capture)} of ${subject} · ${formatMoment(capture.createdAt, now)}`;
}

/**
 * Captures that one may be compared with, the likeliest first: of the same kind and run, then of
 * the same scenario, then the latest.
 */
export function candidatesFor(
  chosen: Capture | undefined,
  captures: readonly Capture[],
  runs: ReadonlyMap<string, Run>,
): Capture[] {
  const scenarioOf = ({ run }: Capture): string | null => runs.get(run ?? '')?.scenario ?? null;
  const rank = (capture: Capture): number => {
    if (chosen === undefined) return 0;
    const isSameRun = chosen.run !== null && capture.run === chosen.run;
    const scenario = scenarioOf(chosen);
    const isSameScenario = scenario !== null && scenarioOf(capture) === scenario;
    return (capture.type === chosen.type ? 4 : 0) + (isSameRun ? 2 : 0) + (isSameScenario ? 1 : 0);
  };
  return captures
    .filter(({ id, state }) => state === 'ready' && id !== chosen?.id)
    .toSorted((a, b) => rank(b) - rank(a) || b.createdAt - a.createdAt);
}
