import type { Change, DiffWidth, SampleType } from '@leakscope/profile';
import type { LayoutFrame, Origin, Place, Ref } from '../flame/messages.ts';
import type { RequestOf } from '../workers/worker-client.ts';

/** What is compared, and how. */
export interface CompareLens {
  /** Index in `PairInfo.sampleTypes`. */
  readonly type: number;
  /** Shares of both wholes instead of amounts: the later profile is scaled to the base's total. */
  readonly relative: boolean;
  readonly width: DiffWidth;
  /** Folder of the code that counts as one's own; `null` for all that is no package's and not Node's. */
  readonly own: string | null;
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

export interface ChangeLayout {
  readonly focus: Ref;
  /** Index of the focus in `frames`. Those before it are its callers, each the parent of the next. */
  readonly focusIndex: number;
  readonly frames: readonly ChangeFrame[];
  /** Width of the whole tree; 0 where nothing changed. */
  readonly total: number;
}

export interface ChangeDetails extends Place {
  readonly ref: Ref;
  readonly origin: Origin;
  readonly change: FrameChange;
  readonly self: Amounts;
}

export interface ChangeRow extends Place {
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
}

export interface ChangeMatches {
  /** Distinct functions whose name or file contains the text. */
  readonly functions: number;
  /** The widest that have no match above them, the widest first. */
  readonly largest: readonly Ref[];
}

/** What the worker does: request and answer of each operation. */
export interface CompareOperations {
  /** Gzipped or plain pprof; the buffers are transferred. */
  open: { request: { base: ArrayBuffer; now: ArrayBuffer }; answer: PairInfo };
  layout: { request: { lens: CompareLens; focus: Ref; width: number }; answer: ChangeLayout };
  details: { request: { lens: CompareLens; ref: Ref }; answer: ChangeDetails | null };
  changes: { request: { lens: CompareLens; by: 'self' | 'total' }; answer: ChangeTable };
  search: { request: { lens: CompareLens; text: string }; answer: ChangeMatches };
}

export type CompareRequest = RequestOf<CompareOperations>;
