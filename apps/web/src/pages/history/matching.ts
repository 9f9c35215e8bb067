import type { Capture, Run } from '@leakscope/protocol';
import { containsWords } from '../../search/index.ts';

export function matchesRun(run: Run, search: string): boolean {
  return containsWords(textsOf(run), search);
}

export function matchesCapture(capture: Capture, run: Run | undefined, search: string): boolean {
  const own = [
    capture.id,
    capture.type,
    capture.state,
    capture.culprit?.function,
    capture.imported?.name,
  ];
  return containsWords([...own, ...(run === undefined ? [] : textsOf(run))], search);
}

function textsOf(run: Run): (string | null)[] {
  return [run.id, run.scenario, run.variant, run.state, run.reason, run.node];
}
