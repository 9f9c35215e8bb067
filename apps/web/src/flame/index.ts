export { FlameClient, FlameError } from './client.ts';
export { fileName, placeOf, type FormatValue } from './graph/datum.ts';
export { createFlameGraph, type FlameGraph, type FlameGraphState } from './graph/flame-graph.ts';
export {
  ROOT_REF,
  type FrameDetails,
  type FunctionRow,
  type Layout,
  type LayoutFrame,
  type LineValue,
  type Operation,
  type Operations,
  type ProfileInfo,
  type Ref,
  type SearchResult,
} from './messages.ts';
