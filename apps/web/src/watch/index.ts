export { rememberCapture, rememberRun } from './create-watcher.ts';
export { useWatched, useWatcher } from './use-watcher.ts';
