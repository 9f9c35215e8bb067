/** One frame of a stack, written out. */
export interface Frame {
  readonly name: string;
  /** Empty where it is not known. */
  readonly file: string;
  /** 1-based; 0 where it is not known. */
  readonly line: number;
  /** 1-based; 0 where it is not known. */
  readonly column: number;
  /** Where the function begins. 1-based; absent or 0 where it is not known. */
  readonly startLine?: number;
}

/** A property of a sample: a string, or a number with its unit. */
export type Label =
  | { readonly key: string; readonly value: string }
  | { readonly key: string; readonly value: number; readonly unit: string };
