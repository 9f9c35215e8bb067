import type { Change, DiffWidth, SampleType } from '@leakscope/profile';
import type {
  Drawing,
  FrameValues,
  FunctionId,
  LayoutFrame,
  Lens,
  Origin,
  Place,
  Ref,
  SearchResult,
  SearchText,
} from '../flame/messages.ts';
import type { RequestOf } from '../workers/worker-client.ts';

/** What is compared, and how; `type` is an index in `PairInfo.sampleTypes`. */
export interface CompareLens extends Omit<Lens, 'order'> {
  /** Shares of both wholes instead of amounts: the later profile is scaled to the base's total. */
  readonly relative: boolean;
  readonly width: DiffWidth;
}

/** What was and what is. */
export interface Amounts {
  readonly base: number;
  readonly now: number;
}

/** How a frame changed, itself and what is below it. */
export interface FrameChange extends Amounts {
  readonly change: Change;
  /** Part of the frame's width that changed on balance, 0 to 1. */
  readonly net: number;
}

export interface ChangeFrame extends LayoutFrame {
  readonly change: FrameChange;
}

/** Its total is the width of the whole tree: 0 where nothing changed. */
export interface ChangeLayout extends Drawing {
  readonly frames: readonly ChangeFrame[];
  /** Of all that filters leave, or of the function that is looked at alone. */
  readonly amounts: Amounts;
  /** Sentences about what the tree leaves out, and what became of filters. */
  readonly remarks: readonly string[];
}

/** Its `self` and `total` are widths. */
export interface ChangeDetails extends FrameValues {
  readonly change: FrameChange;
  readonly selfChange: Amounts;
}

export interface ChangeRow extends Place, FunctionId {
  /** Its widest frame. */
  readonly ref: Ref;
  readonly origin: Origin;
  readonly change: Change;
  readonly self: Amounts;
  readonly total: Amounts;
}

export interface ChangeTable {
  /** The largest changes first. */
  readonly rows: readonly ChangeRow[];
  /** How many functions changed, those that are not listed among them. */
  readonly changed: number;
}

export interface PairInfo {
  /** Those that both profiles have. */
  readonly sampleTypes: readonly SampleType[];
  /** Index in `sampleTypes`. */
  readonly defaultType: number;
  /** One per sample type. */
  readonly totals: readonly Amounts[];
  /** Keys of labels by which frames can be grouped. */
  readonly labels: readonly string[];
}

/** What the worker does: request and answer of each operation. */
export interface CompareOperations {
  /** Gzipped or plain pprof; the buffers are transferred. */
  open: { request: { base: ArrayBuffer; now: ArrayBuffer }; answer: PairInfo };
  layout: { request: { lens: CompareLens; focus: Ref; width: number }; answer: ChangeLayout };
  details: { request: { lens: CompareLens; ref: Ref }; answer: ChangeDetails | null };
  /** The calls that lead to a frame, itself included, the outermost first. */
  stack: { request: { lens: CompareLens; ref: Ref }; answer: readonly Place[] };
  /** `total` and `share` of the answer are of the width. */
  search: {
    request: { lens: CompareLens; search: SearchText; focus: Ref; width: number };
    answer: SearchResult;
  };
  changes: {
    request: {
      lens: CompareLens;
      by: 'self' | 'total';
      /** Only functions that match; empty for all. */
      search: SearchText;
    };
    answer: ChangeTable;
  };
}

export type CompareRequest = RequestOf<CompareOperations>;
