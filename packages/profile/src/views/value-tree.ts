import type { Nodes } from './lay-out.ts';
import { gather, inOrder, layOut, sumUp } from './lay-out.ts';
import type { CallTree } from './tree.ts';

/** Figures to be put into nodes: each stands in one row of all columns. */
export interface Figures {
  readonly nodeOf: Uint32Array;
  readonly values: Float64Array;
  readonly marked: Float64Array;
}

/** The call tree of these nodes; those without any value are left out. */
export function valueTree(nodes: Nodes, { nodeOf, values, marked }: Figures): CallTree {
  const { parent } = nodes;
  const self = gather(nodes, nodeOf, values);
  const weight = gather(nodes, nodeOf, values.map(Math.abs));
  const { shape, order } = layOut(nodes, sumUp(parent, weight));
  return {
    ...shape,
    self: inOrder(self, order),
    total: inOrder(sumUp(parent, self), order),
    marked: inOrder(sumUp(parent, gather(nodes, nodeOf, marked)), order),
  };
}
