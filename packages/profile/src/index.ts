export type { NewSample, ProfileBuilderOptions } from './build/builder.ts';
export { ProfileBuilder } from './build/builder.ts';
export type { FormatErrorDetails } from './formats/format-error.ts';
export { FormatError } from './formats/format-error.ts';
export { encodeFolded } from './formats/folded.ts';
export { gunzipBounded, isGzip } from './formats/gzip.ts';
export { MAX_INPUT_BYTES } from './formats/limits.ts';
export { decodePprof, encodePprof } from './formats/pprof.ts';
export type { ReadHint } from './formats/read-profile.ts';
export { readProfile } from './formats/read-profile.ts';
export type { FormatName, NamedProfile, ReadResult } from './formats/result.ts';
export { encodeSpeedscope } from './formats/speedscope.ts';
export { MAX_WRITTEN_BYTES } from './formats/text-writer.ts';
export type { Frame, Label } from './model/frame.ts';
export * from './model/indexes.ts';
export type {
  FrameTable,
  FunctionTable,
  LabelSetTable,
  LabelTable,
  Profile,
  SampleTable,
  SampleType,
  StackTable,
} from './model/profile.ts';
export { defaultTypeIndex, frameAt, framesOf, labelsOf, totals } from './model/read.ts';
export type { CallTreeOptions } from './views/call-tree.ts';
export { buildCallTree } from './views/call-tree.ts';
export type { LabelFilter } from './views/label-filter.ts';
export type { TopFrame } from './views/top-frame.ts';
export { topFrame, topKey } from './views/top-frame.ts';
export type { CallTree, KeyIndex, KeyTable, NodeIndex, TreeKey, TreeShape } from './views/tree.ts';
export { ROOT_KEY } from './views/tree.ts';
export type { ValueColumns, Values } from './views/values.ts';
export {
  functionValues,
  groupValues,
  keyValues,
  lineValues,
  lineValuesOf,
} from './views/values.ts';
