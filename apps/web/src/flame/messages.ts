import type { SampleType } from '@leakscope/profile';

/**
 * A frame of the tree by the path that leads to it: the same in every sample type, in every profile
 * of the same program, and in a URL. `ref~n` stands for the children of `ref` from the n-th on.
 */
export type Ref = string;

/** The root's, which is the whole profile. */
export const ROOT_REF: Ref = '0';

/** Whose code a frame is; `neutral` where it is nobody's: an amount without a stack. */
export type Origin = 'own' | 'library' | 'neutral';
/** What a frame's value is made of; decides its colour. */
export type Kind = 'heap' | 'off-heap' | 'async' | 'cpu';

export interface Place {
  readonly name: string;
  /** Absolute path, URL, `node:…`, or empty. */
  readonly file: string;
  /** 1-based; 0 where it is not known. */
  readonly line: number;
}

export interface FrameValues extends Place {
  readonly ref: Ref;
  readonly self: number;
  readonly total: number;
  readonly origin: Origin;
  readonly kind: Kind;
}

export interface LayoutFrame extends FrameValues {
  /** Index in `Layout.frames`, always smaller than the frame's own; -1 for the first. */
  readonly parent: number;
  /** How many siblings it stands for; 0 for a frame of the profile. */
  readonly merged: number;
}

/** What can be seen of the tree at one zoom and width. */
export interface Layout {
  /** Of the focus; `ROOT_REF` too where the ref that was asked for is not in this tree. */
  readonly focus: Ref;
  /** Index of the focus in `frames`. Those before it are its callers, each the parent of the next. */
  readonly focusIndex: number;
  /** Largest child first; children and self of a frame add up to its total. */
  readonly frames: readonly LayoutFrame[];
  /** Of the whole profile. */
  readonly total: number;
}

export interface FrameDetails extends FrameValues {
  /** Of the whole profile, 0 to 1. */
  readonly selfShare: number;
  readonly totalShare: number;
}

export interface FunctionRow extends Place {
  readonly self: number;
  /** A recursion counted once. */
  readonly total: number;
  readonly origin: Origin;
  /** Its largest frame. */
  readonly ref: Ref;
}

export interface SearchResult {
  /** Distinct functions whose name or file contains the text. */
  readonly functions: number;
  /** Of all matching frames and what is below them, each counted once. */
  readonly total: number;
  /** Of the whole profile, 0 to 1. */
  readonly share: number;
  /** The largest matches that have no match above them, the largest first. */
  readonly largest: readonly Ref[];
}

export interface LineValue {
  /** 1-based. */
  readonly line: number;
  readonly self: number;
  readonly total: number;
}

export interface ProfileInfo {
  readonly sampleTypes: readonly SampleType[];
  /** Index in `sampleTypes`. */
  readonly defaultType: number;
  /** One per sample type. */
  readonly totals: readonly number[];
  readonly comments: readonly string[];
}

/** What the worker does: request and answer of each operation. `type` is an index of sample types. */
export interface Operations {
  /** Gzipped or plain pprof; the buffer is transferred. */
  open: { request: { bytes: ArrayBuffer }; answer: ProfileInfo };
  layout: {
    request: { type: number; focus: Ref; width: number; own: string | null };
    answer: Layout;
  };
  details: { request: { type: number; ref: Ref; own: string | null }; answer: FrameDetails | null };
  search: { request: { type: number; text: string }; answer: SearchResult };
  functions: {
    request: { type: number; by: 'self' | 'total'; own: string | null };
    answer: readonly FunctionRow[];
  };
  lines: { request: { type: number; file: string }; answer: readonly LineValue[] };
  /** The largest frame of the place in own code that answers for most; null without own code. */
  culprit: { request: { type: number; own: string | null }; answer: Ref | null };
}

export type Operation = keyof Operations;

export type Request = {
  [Op in Operation]: { readonly id: number; readonly op: Op } & Operations[Op]['request'];
}[Operation];

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
