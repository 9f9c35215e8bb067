import type { Profile } from '../model/profile.ts';
import type { PairOptions, ProfilePair } from './pair.ts';
import { baseColumn, pairProfiles } from './pair.ts';
import { selectSamples } from './select-samples.ts';

/**
 * What changed: the values of `now` less those of `base`, stack by stack and label by label, as
 * `pprof -base` subtracts. Negative where there is less than before; what stayed the same is left
 * out. Described as `now` is.
 *
 * @throws IncompatibleProfilesError where they have no sample type in common
 */
export function diff(base: Profile, now: Profile, options: PairOptions = {}): Profile {
  return difference(pairProfiles(base, now, options));
}

/** As `diff`, of profiles that are side by side already. */
export function difference(pair: ProfilePair): Profile {
  const { profile, types } = pair;
  const { samples } = profile;
  const changed = new Uint8Array(samples.length);
  const values = types.map((_, type) => {
    const now = samples.values[type] ?? new Float64Array();
    const base = samples.values[baseColumn(pair, type)] ?? new Float64Array();
    return now.map((value, sample) => {
      const change = value - (base[sample] ?? 0);
      if (change !== 0) changed[sample] = 1;
      return change;
    });
  });
  const netted = { ...profile, sampleTypes: types, samples: { ...samples, values } };
  return selectSamples(netted, changed);
}
