import type { Profile } from '../model/profile.ts';
import { rounded } from './rounded.ts';

/**
 * The profile with every value multiplied by `factor` and rounded to a whole number.
 *
 * @throws RangeError where the factor is not finite
 */
export function scale(profile: Profile, factor: number): Profile {
  if (!Number.isFinite(factor)) throw new RangeError(`A profile cannot be scaled by ${factor}.`);
  const { samples } = profile;
  const values = samples.values.map((column) => column.map((value) => rounded(value * factor)));
  return { ...profile, samples: { ...samples, values } };
}
