import type { Profile } from '../model/profile.ts';

/** The profile with only those samples that are not 0 in `keep`; its other tables are shared. */
export function selectSamples(profile: Profile, keep: Uint8Array): Profile {
  const { samples } = profile;
  const rows = new Uint32Array(samples.length);
  let length = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    if (keep[sample] !== 0) rows[length++] = sample;
  }
  if (length === samples.length) return profile;
  const stack = new Int32Array(length);
  const labels = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    stack[row] = samples.stack[rows[row] ?? 0] ?? 0;
    labels[row] = samples.labels[rows[row] ?? 0] ?? 0;
  }
  const values = samples.values.map((column) => {
    const selected = new Float64Array(length);
    for (let row = 0; row < length; row++) selected[row] = column[rows[row] ?? 0] ?? 0;
    return selected;
  });
  return { ...profile, samples: { length, stack, labels, values } };
}
