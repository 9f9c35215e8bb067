import type { RunState } from '@leakscope/protocol';

/** Whether a run in this state has ended for good. */
export function isFinal(state: RunState): boolean {
  return state !== 'starting' && state !== 'running';
}
