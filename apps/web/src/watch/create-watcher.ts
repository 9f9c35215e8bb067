import type { Capture, Run } from '@leakscope/protocol';
import { api, queries, queryClient } from '../api/index.ts';
import { Watcher } from '../stream/index.ts';

/** Puts an item of a list in place of the one with its id, or in front. */
function upsert<T extends { readonly id: string }>(
  items: readonly T[] | undefined,
  item: T,
): T[] | undefined {
  if (items === undefined) return undefined;
  const known = items.some(({ id }) => id === item.id);
  return known ? items.map((other) => (other.id === item.id ? item : other)) : [item, ...items];
}

/** What the stream tells of a run is also what the rest of the page knows of it. */
export function rememberRun(run: Run): void {
  queryClient.setQueryData(queries.run(run.id).queryKey, run);
  queryClient.setQueryData(queries.runs().queryKey, (runs) => upsert(runs, run));
}

export function rememberCapture(capture: Capture): void {
  queryClient.setQueryData(queries.capture(capture.id).queryKey, capture);
  queryClient.setQueryData(queries.captures().queryKey, (captures) => upsert(captures, capture));
}

/** A watcher that asks the server this page came from. */
export function createWatcher(): Watcher {
  return new Watcher({
    loadRun: (id, signal) => api.run(id, signal),
    loadSamples: (id, query, signal) => api.samples(id, query, signal),
    open: (url) => new EventSource(url),
    onCapture: rememberCapture,
    onRun: rememberRun,
    frame: (callback) => void requestAnimationFrame(callback),
  });
}
