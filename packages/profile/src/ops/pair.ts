import { Tables } from '../build/tables.ts';
import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile, SampleType } from '../model/profile.ts';
import { copySamples } from './copy-samples.ts';
import type { Column } from './sample-types.ts';
import { commonTypes } from './sample-types.ts';

/**
 * Two profiles side by side, to be compared: the samples of both with the values of both. Whatever
 * changes stacks or leaves out samples (filters, groups, recursion) can be applied to `profile` and
 * then holds for both sides.
 */
export interface ProfilePair {
  /**
   * Has each of `types` twice: column `t` is what `types[t]` is now, column `t + types.length` what
   * it was in the base.
   */
  readonly profile: Profile;
  /** The sample types in common, in the order of the later profile. */
  readonly types: readonly SampleType[];
}

export interface PairOptions {
  /**
   * Scales the later profile so that its totals are the base's: then shares are compared and not
   * amounts, as with pprof's `-normalize`. Values are rounded to whole numbers.
   */
  readonly relative?: boolean;
}

/**
 * Puts a profile beside the base that it is compared with.
 *
 * @throws IncompatibleProfilesError where they have no sample type in common
 */
export function pairProfiles(
  base: Profile,
  now: Profile,
  { relative = false }: PairOptions = {},
): ProfilePair {
  const { types, columns } = commonTypes([now, base]);
  const [ofNow = [], ofBase = []] = columns;
  const tables = new Tables(2 * types.length);
  copySamples(now, tables, relative ? normalised(now, ofNow, base, ofBase) : ofNow);
  copySamples(base, tables, ofBase, types.length);
  const baseTypes = types.map(({ type, unit }) => ({ type: `base_${type}`, unit }));
  return { profile: tables.profile({ ...now, sampleTypes: [...types, ...baseTypes] }), types };
}

/** What a type was in the base: the column of a pair's profile. */
export function baseColumn(pair: ProfilePair, type: SampleTypeIndex): SampleTypeIndex {
  return type + pair.types.length;
}

function normalised(
  now: Profile,
  ofNow: readonly Column[],
  base: Profile,
  ofBase: readonly Column[],
): Column[] {
  return ofNow.map(({ type, factor }, i) => {
    const total = totalOf(now, { type, factor });
    const wanted = totalOf(base, ofBase[i] ?? { type: 0, factor: 0 });
    return { type, factor: total === 0 ? 0 : (factor * wanted) / total };
  });
}

function totalOf(profile: Profile, { type, factor }: Column): number {
  const column = profile.samples.values[type] ?? new Float64Array();
  return factor * column.reduce((sum, value) => sum + value, 0);
}
