/** A Node process seen through the V8 inspector: sessions, readings, captures. */
export { type AttachOptions, Inspected, type Window } from './inspected.ts';
export { HEAP_INTERVAL } from './captures/sampling.ts';
export type { Span } from './captures/allocation-clock.ts';
export type { FileMap } from './frames.ts';
export { readFdLimit, readRss } from './platform.ts';
export type { Collection, Reading } from './reading.ts';
export { InProcessSession } from './in-process-session.ts';
export { InspectorError, type Session, WebSocketSession } from './session.ts';
