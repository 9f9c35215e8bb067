export { type Connection } from './connection.ts';
export { type Field } from './fields.ts';
export { type WatchedLoad } from './load-log.ts';
export { RunData } from './run-data.ts';
export { type Segment } from './sample-buffer.ts';
export { hasEnded, Watcher } from './watcher.ts';
