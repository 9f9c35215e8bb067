import {
  framesOf,
  labelsOf,
  ProfileBuilder,
  type NewSample,
  type Profile,
} from '@leakscope/profile';

/** The mean size of a stack's objects: it differs from profile to profile, and tells none apart. */
const SIZE_LABEL = 'bytes';

/**
 * What changed between two profiles of one process: the later one's values less the earlier one's,
 * stack by stack. Where less is held than before, values are negative; what stayed the same is
 * left out.
 *
 * @param seconds between them
 */
export function subtract(later: Profile, earlier: Profile, seconds: number): Profile {
  const change = build(later, seconds, [...samplesOf(later, 1), ...samplesOf(earlier, -1)]);
  const changed = samplesOf(change, 1).filter(({ values }) => values.some((value) => value !== 0));
  return build(later, seconds, changed);
}

function build(like: Profile, seconds: number, samples: readonly NewSample[]): Profile {
  const { periodType, ...header } = like;
  const builder = new ProfileBuilder({
    ...header,
    ...(periodType === null ? {} : { periodType }),
    durationNanos: BigInt(Math.round(seconds * 1e9)),
  });
  for (const sample of samples) builder.addSample(sample);
  return builder.build();
}

function samplesOf(profile: Profile, factor: 1 | -1): NewSample[] {
  const { stack, labels, values, length } = profile.samples;
  return Array.from({ length }, (_, sample) => ({
    frames: framesOf(profile, stack[sample] ?? -1),
    labels: labelsOf(profile, labels[sample] ?? -1).filter(({ key }) => key !== SIZE_LABEL),
    values: values.map((column) => factor * (column[sample] ?? 0)),
  }));
}
