import type { Verification } from '@leakscope/protocol';
import { queryOptions } from '@tanstack/react-query';
import { api } from './endpoints.ts';

/** How often lists are asked for again while they are looked at, in milliseconds. */
const LIST_INTERVAL_MS = 5000;

/** A cycle takes some hundred milliseconds; each is to be seen as it is measured. */
const VERIFICATION_INTERVAL_MS = 300;

/** What the page reads, with its place in the cache. */
export const queries = {
  scenarios: () =>
    queryOptions({
      queryKey: ['scenarios'],
      queryFn: ({ signal }) => api.scenarios(signal),
      staleTime: Infinity,
    }),
  scenario: (id: string) =>
    queryOptions({
      queryKey: ['scenarios', id],
      queryFn: ({ signal }) => api.scenario(id, signal),
      staleTime: Infinity,
    }),
  runs: () =>
    queryOptions({
      queryKey: ['runs'],
      queryFn: ({ signal }) => api.runs(signal),
      refetchInterval: LIST_INTERVAL_MS,
    }),
  run: (id: string) =>
    queryOptions({ queryKey: ['runs', id], queryFn: ({ signal }) => api.run(id, signal) }),
  captures: () =>
    queryOptions({
      queryKey: ['captures'],
      queryFn: ({ signal }) => api.captures(signal),
      refetchInterval: LIST_INTERVAL_MS,
    }),
  capture: (id: string) =>
    queryOptions({
      queryKey: ['captures', id],
      queryFn: ({ signal }) => api.captureById(id, signal),
    }),
  // Each carries all its cycles, so the list is asked for when one begins or ends, not by the clock.
  verificationsOf: (scenario: string) =>
    queryOptions({
      queryKey: ['verifications', 'of', scenario],
      queryFn: ({ signal }) => api.verificationsOf(scenario, signal),
    }),
  verification: (id: string) =>
    queryOptions({
      queryKey: ['verifications', 'one', id],
      queryFn: ({ signal }) => api.verification(id, signal),
      // One that is over stays as it is.
      staleTime: ({ state }) => (state.data === undefined || isRunning(state.data) ? 0 : Infinity),
      refetchInterval: ({ state }) =>
        state.data !== undefined && isRunning(state.data) ? VERIFICATION_INTERVAL_MS : false,
    }),
} as const;

function isRunning({ state }: Verification): boolean {
  return state === 'running';
}
