import type { DiffTree } from './tree.ts';
import type { Nodes } from '../lay-out.ts';
import { inOrder, layOut, sumUp } from '../lay-out.ts';

/** What nodes have themselves; see `DiffTree`. */
export interface OwnChanges {
  readonly base: Float64Array;
  readonly now: Float64Array;
  readonly increase: Float64Array;
  readonly decrease: Float64Array;
  readonly width: Float64Array;
}

/** The tree of these nodes; those that have nothing on either side are left out. */
export function changeTree(nodes: Nodes, own: OwnChanges): DiffTree {
  const { parent } = nodes;
  const width = sumUp(parent, own.width);
  const amount = own.now.map((now, node) => Math.abs(now) + Math.abs(own.base[node] ?? 0));
  const { shape, order } = layOut(nodes, width, sumUp(parent, amount));
  const total = (column: Float64Array): Float64Array => inOrder(sumUp(parent, column), order);
  return {
    ...shape,
    baseSelf: inOrder(own.base, order),
    nowSelf: inOrder(own.now, order),
    base: total(own.base),
    now: total(own.now),
    increase: total(own.increase),
    decrease: total(own.decrease),
    width: inOrder(width, order),
  };
}
