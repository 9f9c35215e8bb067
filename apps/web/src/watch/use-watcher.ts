import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Watcher } from '../stream/index.ts';
import { createWatcher } from './create-watcher.ts';

/** A watcher of these runs for as long as the calling component is mounted. */
export function useWatcher(ids: readonly string[]): Watcher {
  const [watcher] = useState(createWatcher);

  useEffect(() => {
    const retry = (): void => watcher.retryConnection();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      watcher.watch([]);
    };
  }, [watcher]);

  const key = ids.join(' ');
  useEffect(() => {
    watcher.watch(key.split(' ').filter(Boolean));
  }, [watcher, key]);

  return watcher;
}

/**
 * Reads from a watcher and renders again when what was read is another value. `read` must answer
 * the same value while nothing has changed: a part of the data or a primitive, nothing made anew.
 */
export function useWatched<T>(watcher: Watcher, read: (watcher: Watcher) => T): T {
  const subscribe = useCallback((listener: () => void) => watcher.subscribe(listener), [watcher]);
  return useSyncExternalStore(subscribe, () => read(watcher));
}
