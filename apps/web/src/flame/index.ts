export { FlameClient } from './client.ts';
export { fileName, nameOf, placeOf, type FormatValue } from './graph/datum.ts';
export type { Dress } from './graph/dress.ts';
export { createFlameGraph, type FlameGraph, type FlameGraphState } from './graph/flame-graph.ts';
export type { Point } from './graph/pointer.ts';
export * from './messages.ts';
