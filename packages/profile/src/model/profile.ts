/**
 * What a profile is: columns of numbers that point into each other, so that a million frames cost
 * a few typed arrays and no objects. Nothing here is written to after `ProfileBuilder.build` or a
 * reader has returned it.
 *
 *     samples.stack ──▶ stacks.frame ──▶ frames.func ──▶ functions.name ──▶ strings
 *                       stacks.parent ─▶ stacks
 *     samples.labels ─▶ labelSets.label ─▶ labels.key ──▶ strings
 *                       labelSets.parent ─▶ labelSets
 */

/** What one value of a sample counts, for example `inuse_space` in `bytes`. */
export interface SampleType {
  readonly type: string;
  readonly unit: string;
}

/** A function occurs once per name, file and start line. */
export interface FunctionTable {
  readonly length: number;
  /** StringIndex. */
  readonly name: Uint32Array;
  /** StringIndex; 0 (the empty string) where the file is not known. */
  readonly file: Uint32Array;
  /** 1-based; 0 where it is not known. */
  readonly startLine: Uint32Array;
}

/** A position within a function. A frame occurs once per function, line and column. */
export interface FrameTable {
  readonly length: number;
  /** FunctionIndex. */
  readonly func: Uint32Array;
  /** 1-based; 0 where it is not known. */
  readonly line: Uint32Array;
  /** 1-based; 0 where it is not known. */
  readonly column: Uint32Array;
}

/**
 * Stacks as a prefix tree: a row is the call path that ends in `frame` and goes on in `parent`
 * towards the outermost caller. Parents always come before their children, so one pass forwards
 * pushes anything down and one pass backwards sums anything up.
 *
 *     main ─ handle ─ leak        row  parent  frame
 *                   └ log          0     -1    main
 *                                  1      0    handle
 *                                  2      1    leak
 *                                  3      1    log
 */
export interface StackTable {
  readonly length: number;
  /** StackIndex, or `NO_STACK` for an outermost frame. */
  readonly parent: Int32Array;
  /** FrameIndex. */
  readonly frame: Uint32Array;
}

/** Every distinct label once; it holds either a string or a number. */
export interface LabelTable {
  readonly length: number;
  /** StringIndex. */
  readonly key: Uint32Array;
  /** StringIndex; 0 where the label is a number. */
  readonly string: Uint32Array;
  /** `NaN` where the label is a string. */
  readonly number: Float64Array;
  /** StringIndex of the number's unit; 0 where it has none. */
  readonly unit: Uint32Array;
}

/**
 * Sets of labels as a prefix tree, like `StackTable`: a row is its parent's set and one more label.
 * Within a set the label indexes ascend, so equal sets are one row.
 */
export interface LabelSetTable {
  readonly length: number;
  /** LabelSetIndex, or `NO_LABELS`. */
  readonly parent: Int32Array;
  /** LabelIndex. */
  readonly label: Uint32Array;
}

/** No two samples have both the same stack and the same labels. */
export interface SampleTable {
  readonly length: number;
  /** StackIndex of the innermost frame, or `NO_STACK`. */
  readonly stack: Int32Array;
  /** LabelSetIndex, or `NO_LABELS`. */
  readonly labels: Int32Array;
  /** One column per sample type, in their order. Whole numbers, exact up to 2^53. */
  readonly values: readonly Float64Array[];
}

export interface Profile {
  readonly sampleTypes: readonly SampleType[];
  /** The `type` to show first; empty where the profile does not say. */
  readonly defaultSampleType: string;
  /** What `period` counts; `null` where the profile does not say. */
  readonly periodType: SampleType | null;
  /** One sample was taken for every so many of `periodType`, on average; 0 where it is not known. */
  readonly period: number;
  /** When it was taken, in nanoseconds since the epoch; 0 where it is not known. */
  readonly timeNanos: bigint;
  /** The window it covers; `null` for a profile of one moment. */
  readonly durationNanos: bigint | null;
  /** The program: for Node the entry script. */
  readonly mappingFile: string;
  readonly comments: readonly string[];
  /** Absolute, or empty. */
  readonly docUrl: string;
  /** Distinct; `strings[0]` is always the empty string. */
  readonly strings: readonly string[];
  readonly functions: FunctionTable;
  readonly frames: FrameTable;
  readonly stacks: StackTable;
  readonly labels: LabelTable;
  readonly labelSets: LabelSetTable;
  readonly samples: SampleTable;
}

/** The columns of a profile without what describes it as a whole. */
export type ProfileHeader = Omit<
  Profile,
  'strings' | 'functions' | 'frames' | 'stacks' | 'labels' | 'labelSets' | 'samples'
>;
