import { queryOptions } from '@tanstack/react-query';
import { api } from './endpoints.ts';

/** How often lists are asked for again while they are looked at, in milliseconds. */
const LIST_INTERVAL_MS = 5000;

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
} as const;
