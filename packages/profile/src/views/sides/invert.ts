import { callerNodes } from './callers.ts';
import { at, rowsWith } from './entries.ts';
import { ownPart } from '../lay-out.ts';
import type { CallTree } from '../tree.ts';
import { valueTree } from '../value-tree.ts';

/** A call tree in which the children of a node are its callers. */
export interface CallersTree extends CallTree {
  /**
   * Of nodes lighter than this the callers may have been left out for want of room: it counts as
   * their self then, which otherwise is what nobody called. 0 where everything is there.
   */
  readonly cutAt: number;
}

/**
 * The tree told from the leaves: below the root stand the functions by self, below each of them who
 * called it, and so on.
 */
export function invert(tree: CallTree): CallersTree {
  const starts = rowsWith(tree.self);
  const values = at(tree.self, starts);
  const marked = at(ownPart(tree.parent, tree.marked), starts);
  const nodes = callerNodes(tree, starts, values.map(Math.abs));
  return { ...valueTree(nodes, { nodeOf: nodes.nodeOf, values, marked }), cutAt: nodes.cutAt };
}
