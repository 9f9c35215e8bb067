import type { Filter, SampleType } from '@leakscope/profile';
import type { RequestOf } from '../workers/worker-client.ts';

/**
 * A frame of the tree by the path that leads to it: the same in every sample type, in every profile
 * of the same program, and in a URL. `ref~n` stands for the children of `ref` from the n-th on,
 * `ref~n-m` for those before the m-th of them.
 */
export type Ref = string;

/** The root's, which is the whole profile, or the function that is looked at alone. */
export const ROOT_REF: Ref = '0';

/** Whose code a frame is; `neutral` where it is nobody's: an amount without a stack. */
export type Origin = 'own' | 'library' | 'neutral';
/** What a frame's value is made of. */
export type Kind = 'heap' | 'off-heap' | 'async' | 'cpu';

/** What makes two calls the same frame; `label:KEY` puts the value of a label below the root. */
export type Grouping = 'line' | 'function' | 'file' | 'package' | `label:${string}`;
/** `largest` first, or as sampled one after the other. */
export type Order = 'largest' | 'time';
/** Whether frames stand on their callers, or on what they call. */
export type Direction = 'callees' | 'callers';
/** What a frame's colour says. */
export type Coloring = 'kind' | 'package' | 'file' | 'value';

/** A function by what does not change from one profile of a program to the next. */
export interface FunctionId {
  readonly name: string;
  readonly file: string;
  /** 1-based; 0 where it is not known. */
  readonly startLine: number;
}

/** What of a profile is looked at, and how it is put together: together with a ref it names a frame. */
export interface Lens {
  /** Index in `ProfileInfo.sampleTypes`. */
  readonly type: number;
  readonly filters: readonly Filter[];
  readonly grouping: Grouping;
  readonly order: Order;
  readonly direction: Direction;
  /** One function alone, with what it calls or what calls it; `null` for everything. */
  readonly of: FunctionId | null;
  /** Folder of the code that counts as one's own; `null` for all that is no package's and not Node's. */
  readonly own: string | null;
}

export interface Place {
  readonly name: string;
  /** Absolute path, URL, `node:…`, or empty. */
  readonly file: string;
  /** 1-based; 0 where it is not known. */
  readonly line: number;
}

export interface FrameValues extends Place, FunctionId {
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
  /** Its colour, as the end of a class name of `graph/colors.css`. */
  readonly fill: string;
}

/** One of the colours in use. */
export interface LegendEntry {
  readonly fill: string;
  readonly label: string;
}

/** What can be seen of a tree at one zoom and width. */
export interface Drawing {
  /** Of the focus; `ROOT_REF` too where the ref that was asked for is not in this tree. */
  readonly focus: Ref;
  /** Index of the focus in `frames`. Those before it are its callers, each the parent of the next. */
  readonly focusIndex: number;
  /** Siblings in their order; children and self of a frame add up to its total. */
  readonly frames: readonly LayoutFrame[];
  /** Of the tree. */
  readonly total: number;
}

/** A drawing of the profile, and what explains it. */
export interface Layout extends Drawing {
  /** Of the profile without filters. */
  readonly all: number;
  readonly legend: readonly LegendEntry[];
  /** Sentences about what the tree leaves out, and what became of filters. */
  readonly remarks: readonly string[];
}

export interface FrameDetails extends FrameValues {
  /** Of the tree, 0 to 1. */
  readonly selfShare: number;
  readonly totalShare: number;
}

export interface FunctionRow extends FrameValues {
  /** Frames of the tree that are this function. */
  readonly count: number;
}

export type SortKey = 'self' | 'total' | 'count' | 'name';

export interface FunctionRows {
  /** Of all that filters leave, whatever is searched for: what shares are shares of. */
  readonly total: number;
  /** All there are; `rows` is the part that was asked for. */
  readonly length: number;
  readonly rows: readonly FunctionRow[];
  /** Where in the order the function of the frame `find` stands; -1 where it does not. */
  readonly found: number;
}

export interface SearchText {
  readonly text: string;
  readonly isRegex: boolean;
}

export interface SearchResult {
  /** Why the expression is none; everything else is then as if nothing matched. */
  readonly problem: string | null;
  /** Distinct functions whose name or file matches. */
  readonly functions: number;
  /** Of all matching frames and what is below them, each counted once. */
  readonly total: number;
  /** Of the tree, 0 to 1. */
  readonly share: number;
  /** Matches that have no match above them. */
  readonly matches: number;
  /** The largest of those, the largest first. */
  readonly largest: readonly Ref[];
  /** Of the frames of the layout with the same focus and width those that match. */
  readonly shown: readonly Ref[];
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
  /** Keys of its labels by which frames can be grouped. */
  readonly labels: readonly string[];
}

/** What the worker does: request and answer of each operation. */
export interface Operations {
  /** Gzipped or plain pprof; the buffer is transferred. */
  open: { request: { bytes: ArrayBuffer }; answer: ProfileInfo };
  layout: {
    request: { lens: Lens; focus: Ref; width: number; coloring: Coloring };
    answer: Layout;
  };
  details: { request: { lens: Lens; ref: Ref }; answer: FrameDetails | null };
  /** The calls that lead to a frame, itself included, the outermost first. */
  stack: { request: { lens: Lens; ref: Ref }; answer: readonly Place[] };
  search: {
    request: { lens: Lens; search: SearchText; focus: Ref; width: number };
    answer: SearchResult;
  };
  functions: {
    request: {
      lens: Lens;
      by: SortKey;
      isAscending: boolean;
      /** Only functions that match; empty for all. */
      search: SearchText;
      from: number;
      count: number;
      find: { lens: Lens; ref: Ref } | null;
    };
    answer: FunctionRows;
  };
  lines: { request: { lens: Lens; file: string }; answer: readonly LineValue[] };
  /** The largest frame of the place in own code that answers for most; null without own code. */
  culprit: { request: { lens: Lens }; answer: Ref | null };
}

export type FlameRequest = RequestOf<Operations>;
