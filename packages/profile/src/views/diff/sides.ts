import type { FunctionIndex } from '../../model/indexes.ts';
import { calleeNodes } from '../sides/callees.ts';
import { callerNodes } from '../sides/callers.ts';
import type { OwnChanges } from './change-tree.ts';
import { changeTree } from './change-tree.ts';
import type { DiffTree } from './tree.ts';
import { at, outermostRows, parentsOf, rowsWith } from '../sides/entries.ts';
import type { Nodes } from '../lay-out.ts';
import { gather, ownPart } from '../lay-out.ts';

/** As `CallersTree`, of two profiles. */
export interface DiffCallersTree extends DiffTree {
  readonly cutAt: number;
}

/** As `Sandwich`, of two profiles. */
export interface DiffSandwich {
  readonly callers: DiffCallersTree;
  readonly callees: DiffTree;
}

/** As `invert`, of two profiles. What paths gained or lost is not netted again where they meet. */
export function invertDiff(tree: DiffTree): DiffCallersTree {
  const own = ownChanges(tree);
  const starts = rowsWith(own.base, own.now);
  const nodes = callerNodes(tree, starts, at(own.width, starts));
  return { ...changeTree(nodes, put(nodes, nodes.nodeOf, own, starts)), cutAt: nodes.cutAt };
}

/** As `sandwich`, of two profiles. */
export function sandwichDiff(tree: DiffTree, func: FunctionIndex): DiffSandwich {
  const outermost = outermostRows(tree, func);
  const above = callerNodes(tree, parentsOf(tree, outermost), at(tree.width, outermost));
  const below = calleeNodes(tree, outermost);
  const callers = changeTree(above, put(above, above.nodeOf, tree, outermost));
  return {
    callers: { ...callers, cutAt: above.cutAt },
    callees: changeTree(below, put(below, below.nodeOf, ownChanges(tree), below.rows)),
  };
}

function ownChanges(tree: DiffTree): OwnChanges {
  const { parent } = tree;
  return {
    base: tree.baseSelf,
    now: tree.nowSelf,
    increase: ownPart(parent, tree.increase),
    decrease: ownPart(parent, tree.decrease),
    width: ownPart(parent, tree.width),
  };
}

function put(
  nodes: Nodes,
  nodeOf: Uint32Array,
  columns: OwnChanges,
  rows: Uint32Array,
): OwnChanges {
  const gathered = (column: Float64Array): Float64Array => gather(nodes, nodeOf, at(column, rows));
  return {
    base: gathered(columns.base),
    now: gathered(columns.now),
    increase: gathered(columns.increase),
    decrease: gathered(columns.decrease),
    width: gathered(columns.width),
  };
}
