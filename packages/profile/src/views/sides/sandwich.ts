import type { FunctionIndex } from '../../model/indexes.ts';
import { calleeNodes } from './callees.ts';
import { callerNodes } from './callers.ts';
import { at, outermostRows, parentsOf } from './entries.ts';
import type { CallersTree } from './invert.ts';
import { ownPart } from '../lay-out.ts';
import type { CallTree } from '../tree.ts';
import { valueTree } from '../value-tree.ts';

/** Both sides of one function, which is the root of each: both have its total. */
export interface Sandwich {
  readonly callers: CallersTree;
  readonly callees: CallTree;
}

/**
 * Who calls a function and what it calls, all its occurrences merged. What a recursion holds is
 * counted once: callers are those of its outermost call, callees what is below it.
 */
export function sandwich(tree: CallTree, func: FunctionIndex): Sandwich {
  const outermost = outermostRows(tree, func);
  const starts = outermost.filter((row) => tree.total[row] !== 0);
  const values = at(tree.total, starts);
  const above = callerNodes(tree, parentsOf(tree, starts), values.map(Math.abs));
  const below = calleeNodes(tree, outermost);
  return {
    callers: {
      ...valueTree(above, { nodeOf: above.nodeOf, values, marked: at(tree.marked, starts) }),
      cutAt: above.cutAt,
    },
    callees: valueTree(below, {
      nodeOf: below.nodeOf,
      values: at(tree.self, below.rows),
      marked: at(ownPart(tree.parent, tree.marked), below.rows),
    }),
  };
}
