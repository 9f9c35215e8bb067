export { type Connection } from './connection.ts';
export { type Field } from './fields.ts';
export { type LoadState, RunData } from './run-data.ts';
export { type Segment } from './sample-buffer.ts';
export { hasEnded, Watcher, type WatcherOptions } from './watcher.ts';
