/**
 * Every index points into one table of one profile. They are plain numbers, so that columns can be
 * typed arrays; the names say which table is meant.
 */
export type StringIndex = number;
export type FunctionIndex = number;
export type FrameIndex = number;
/** `NO_STACK` where a sample has no frames. */
export type StackIndex = number;
export type LabelIndex = number;
/** `NO_LABELS` where a sample has none. */
export type LabelSetIndex = number;
export type SampleIndex = number;
export type SampleTypeIndex = number;

/** The parent of an outermost frame, and the stack of a sample without frames. */
export const NO_STACK: StackIndex = -1;
/** The parent of a set's first label, and the set of a sample without labels. */
export const NO_LABELS: LabelSetIndex = -1;
