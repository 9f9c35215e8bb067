/** Row of a tree's `keys`. */
export type KeyIndex = number;
/** Row of a tree. */
export type NodeIndex = number;

/** The key of the root, which stands for all that the tree is of. */
export const ROOT_KEY: KeyIndex = 2 ** 32 - 1;

/** What makes two calls the same node: the function alone, or the function and the line in it. */
export type TreeKey = 'function' | 'line';

/** What nodes stand for. */
export interface KeyTable {
  readonly length: number;
  /** FunctionIndex. */
  readonly func: Uint32Array;
  /** 1-based; 0 where it is not known or does not tell nodes apart. */
  readonly line: Uint32Array;
}

/**
 * Rows stand in pre-order: a node, then its children's subtrees. So a subtree is the range from its
 * node to before `subtreeEnd`, and parents come before children.
 *
 *     row  depth  subtreeEnd
 *      0     0        5       root
 *      1     1        4       ├ main
 *      2     2        3       │ ├ parse
 *      3     2        4       │ └ print
 *      4     1        5       └ gc
 */
export interface TreeShape {
  readonly keys: KeyTable;
  readonly length: number;
  /** KeyIndex; `ROOT_KEY` at row 0. */
  readonly key: Uint32Array;
  /** NodeIndex; -1 at row 0. */
  readonly parent: Int32Array;
  readonly depth: Uint32Array;
  /** NodeIndex; exclusive. */
  readonly subtreeEnd: Uint32Array;
}

/** A tree of calls with the values of one sample type. */
export interface CallTree extends TreeShape {
  /** What was sampled in the node itself. */
  readonly self: Float64Array;
  /** `self` and that of all below. */
  readonly total: Float64Array;
  /** The part of `total` that carries the label of `CallTreeOptions.mark`. */
  readonly marked: Float64Array;
}
