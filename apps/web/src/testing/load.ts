import type { Load } from '@leakscope/protocol';

/** A load as it looks when it begins. */
export function aLoad(change: Partial<Load> = {}): Load {
  return {
    phase: 'running',
    connections: 10,
    seconds: 10,
    requestsWanted: null,
    rate: null,
    startedAt: 0,
    endedAt: null,
    requests: 0,
    perSecond: 0,
    latencyMs: null,
    errors: 0,
    error: null,
    report: null,
    points: [],
    ...change,
  };
}
