import type { SampleTypeIndex } from '../model/indexes.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import type { LabelFilter } from './label-filter.ts';
import { matchingSamples } from './label-filter.ts';
import { inOrder, layOut, sumUp } from './lay-out.ts';
import { mergeStacks } from './merge-stacks.ts';
import type { CallTree, TreeKey } from './tree.ts';

export interface CallTreeOptions {
  readonly type: SampleTypeIndex;
  /** Default `line`. */
  readonly by?: TreeKey;
  /** Only samples with this label. */
  readonly where?: LabelFilter;
  /** Sums what carries this label into `marked`. */
  readonly mark?: LabelFilter;
}

/**
 * Builds the calls of a profile merged by path, outermost first, for one sample type: left-heavy,
 * which is the child with the largest total first. Calls without any value of this type are left out.
 */
export function buildCallTree(profile: Profile, options: CallTreeOptions): CallTree {
  const { samples } = profile;
  const nodes = mergeStacks(profile, options.by ?? 'line');
  const self = new Float64Array(nodes.length);
  const marked = new Float64Array(nodes.length);
  const weight = new Float64Array(nodes.length);
  const included = matchingSamples(profile, options.where);
  const isMarked = options.mark ? matchingSamples(profile, options.mark) : undefined;
  const values = samples.values[options.type] ?? new Float64Array(samples.length);
  for (let sample = 0; sample < samples.length; sample++) {
    if (included[sample] === 0) continue;
    const node = nodes.nodeOfStack[samples.stack[sample] ?? NO_STACK] ?? 0;
    const value = values[sample] ?? 0;
    self[node] = (self[node] ?? 0) + value;
    weight[node] = (weight[node] ?? 0) + Math.abs(value);
    if (isMarked?.[sample] === 1) marked[node] = (marked[node] ?? 0) + value;
  }
  const total = sumUp(nodes.parent, self.slice());
  const { shape, order } = layOut(nodes, sumUp(nodes.parent, weight));
  return {
    ...shape,
    self: inOrder(self, order),
    total: inOrder(total, order),
    marked: inOrder(sumUp(nodes.parent, marked), order),
  };
}
