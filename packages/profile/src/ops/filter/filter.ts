/**
 * Text to look for, whatever its case; or the source of a regular expression, which ignores case too
 * and neither looks around nor refers back: see `regex/`.
 */
export type Pattern = { readonly text: string } | { readonly regex: string };

/**
 * Which frames a filter means: those whose function or file has the pattern in its name, or exactly
 * one function, or one line of it.
 */
export type FrameMatch =
  | Pattern
  | {
      readonly name: string;
      readonly file: string;
      /** 1-based; any where it is absent. */
      readonly line?: number;
    };

/** A range of numbers, both ends included; an end that is absent is open. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  /** Of the ends. A label in another unit of its family is converted; absent: as the label has it. */
  readonly unit?: string;
}

/** Which samples a filter means, by one of their labels. */
export interface TagMatch {
  /** Any where it is absent; a pattern then sees `key:value`. */
  readonly key?: string;
  readonly value: Pattern | { readonly equals: string } | NumberRange;
}

/**
 * One step of narrowing a profile down. Plain data, so that it fits a URL.
 *
 * | kind | keeps |
 * |---|---|
 * | `focus` | samples with such a frame |
 * | `ignore` | samples without such a frame |
 * | `hide` | all but these frames; samples of nothing else go |
 * | `show-from` | of each stack what is below the outermost such frame, itself included; other samples go |
 * | `tag-focus`, `tag-ignore` | samples with, or without, such a label |
 * | `window` | samples whose numeric label is at least `from` and less than `to` |
 * | `only-mine` | one's own frames, see `onlyMine`; own is what has `folder` in its path, where given |
 * | `collapse-recursion` | repeated calls once, see `collapseRecursion` |
 */
export type Filter =
  | { readonly kind: 'focus' | 'ignore' | 'hide' | 'show-from'; readonly frame: FrameMatch }
  | { readonly kind: 'tag-focus' | 'tag-ignore'; readonly tag: TagMatch }
  | { readonly kind: 'window'; readonly key: string; readonly from: number; readonly to: number }
  | { readonly kind: 'only-mine'; readonly folder?: string }
  | { readonly kind: 'collapse-recursion' };

/** What became of a filter. */
export type FilterOutcome =
  | { readonly state: 'applied' }
  /** It was applied and nothing in the profile is what it means: most often a misspelling. */
  | { readonly state: 'no-match' }
  /** It was left out. */
  | { readonly state: 'invalid'; readonly problem: string };
