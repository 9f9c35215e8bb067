export type { NewSample, ProfileBuilderOptions } from './build/builder.ts';
export { ProfileBuilder } from './build/builder.ts';
export type { FormatErrorDetails } from './formats/format-error.ts';
export { FormatError } from './formats/format-error.ts';
export { encodeFolded } from './formats/folded.ts';
export { gunzipBounded, isGzip } from './formats/gzip.ts';
export { MAX_INPUT_BYTES } from './formats/limits.ts';
export { decodePprof, encodePprof } from './formats/pprof.ts';
export type { ReadOptions } from './formats/read-profile.ts';
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
export { collapseRecursion } from './ops/collapse-recursion.ts';
export { diff, difference } from './ops/diff.ts';
export type { Filtered } from './ops/filter/apply.ts';
export { applyFilters } from './ops/filter/apply.ts';
export type {
  Filter,
  FilterOutcome,
  FrameMatch,
  NumberRange,
  Pattern,
  TagMatch,
} from './ops/filter/filter.ts';
export { FilterProblem, matchTexts } from './ops/filter/pattern.ts';
export { groupByLabel } from './ops/group-by-label.ts';
export type { Grouping } from './ops/group.ts';
export { groupBy } from './ops/group.ts';
export { compact, merge } from './ops/merge.ts';
export { onlyMine } from './ops/only-mine.ts';
export { isOwnFile, isPseudoFrame } from './ops/own-code.ts';
export { packageOf } from './ops/package-of.ts';
export type { PairOptions, ProfilePair } from './ops/pair.ts';
export { baseColumn, pairProfiles } from './ops/pair.ts';
export { IncompatibleProfilesError } from './ops/sample-types.ts';
export { scale } from './ops/scale.ts';
export { withoutLabels } from './ops/without-labels.ts';
export type { CallTreeOptions } from './views/call-tree.ts';
export { buildCallTree } from './views/call-tree.ts';
export type { DiffCallersTree, DiffSandwich } from './views/diff/sides.ts';
export { invertDiff, sandwichDiff } from './views/diff/sides.ts';
export type { DiffTree, DiffTreeOptions, DiffWidth } from './views/diff/tree.ts';
export { buildDiffTree, widthsOf } from './views/diff/tree.ts';
export type { Change, Changes, DiffValuesOptions, FunctionChange } from './views/diff/values.ts';
export { changeOf, diffValues } from './views/diff/values.ts';
export type { CallersTree } from './views/sides/invert.ts';
export { invert } from './views/sides/invert.ts';
export type { LabelFilter } from './views/label-filter.ts';
export type { LabelValue } from './views/label-values.ts';
export { labelKeys, labelValues } from './views/label-values.ts';
export type { Sandwich } from './views/sides/sandwich.ts';
export { sandwich } from './views/sides/sandwich.ts';
export type { TimeOrder } from './views/time/order.ts';
export { isTimeKey, withoutTime } from './views/time/order.ts';
export type { TimeTree, TimeTreeOptions } from './views/time/tree.ts';
export { buildTimeTree } from './views/time/tree.ts';
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
