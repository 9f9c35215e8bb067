import type { Capture, Run } from '@leakscope/protocol';

/** Whether every word of the search occurs, in whatever case, in one of the texts. */
function matches(texts: readonly (string | null | undefined)[], search: string): boolean {
  const all = texts.filter(Boolean).join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export function matchesRun(run: Run, search: string): boolean {
  return matches(textsOf(run), search);
}

export function matchesCapture(capture: Capture, run: Run | undefined, search: string): boolean {
  const own = [
    capture.id,
    capture.type,
    capture.state,
    capture.culprit?.function,
    capture.imported?.name,
  ];
  return matches([...own, ...(run === undefined ? [] : textsOf(run))], search);
}

function textsOf(run: Run): (string | null)[] {
  return [run.id, run.scenario, run.variant, run.state, run.reason, run.node];
}
