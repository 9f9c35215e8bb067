import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import type { LabelFilter } from './label-filter.ts';
import { matchingSamples } from './label-filter.ts';
import { mergeStacks, nodesOfSamples } from './merge-stacks.ts';
import type { CallTree, TreeKey } from './tree.ts';
import { valueTree } from './value-tree.ts';

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
  const all = samples.values[options.type] ?? new Float64Array(samples.length);
  const values = where(all, profile, options.where);
  const marked = options.mark
    ? where(values, profile, options.mark)
    : new Float64Array(samples.length);
  return valueTree(nodes, { nodeOf: nodesOfSamples(profile, nodes), values, marked });
}

/** The values of samples with a label; 0 of others. */
function where(
  values: Float64Array,
  profile: Profile,
  filter: LabelFilter | undefined,
): Float64Array {
  if (!filter) return values;
  const matches = matchingSamples(profile, filter);
  return values.map((value, sample) => (matches[sample] === 1 ? value : 0));
}
