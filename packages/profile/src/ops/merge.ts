import { Tables } from '../build/tables.ts';
import type { Profile, ProfileHeader, SampleType } from '../model/profile.ts';
import { copySamples } from './copy-samples.ts';
import { commonTypes } from './sample-types.ts';

/**
 * One profile with the samples of all: values of the same stack with the same labels are added.
 * Sample types are matched by name (see `commonTypes`). Rows that no sample needs are left out.
 *
 * Described by the first, but for: the earliest time, the sum of the windows, the longest period,
 * and everybody's comments, each once.
 *
 * @throws IncompatibleProfilesError where the profiles have no sample type in common
 * @throws RangeError where there are no profiles
 */
export function merge(profiles: readonly Profile[]): Profile {
  const [first] = profiles;
  if (first === undefined) throw new RangeError('There are no profiles to merge.');
  const { types, columns } = commonTypes(profiles);
  const tables = new Tables(types.length);
  for (const [i, profile] of profiles.entries()) copySamples(profile, tables, columns[i] ?? []);
  return tables.profile(mergedHeader(first, profiles, types));
}

/**
 * The same profile without rows that no sample needs: operations share the tables of the profile
 * they are given, so the names of what was filtered out are still there. For before writing a file.
 */
export function compact(profile: Profile): Profile {
  return merge([profile]);
}

function mergedHeader(
  first: Profile,
  profiles: readonly Profile[],
  sampleTypes: readonly SampleType[],
): ProfileHeader {
  const times = profiles.map(({ timeNanos }) => timeNanos).filter((time) => time !== 0n);
  const windows = profiles.flatMap(({ durationNanos }) => durationNanos ?? []);
  const firstText = (texts: readonly string[]): string => texts.find((text) => text !== '') ?? '';
  const defaults = profiles.map((profile) => profile.defaultSampleType);
  return {
    sampleTypes,
    defaultSampleType: firstText(
      defaults.filter((name) => sampleTypes.some(({ type }) => type === name)),
    ),
    periodType: first.periodType,
    period: Math.max(...profiles.map(({ period }) => period)),
    timeNanos: times.reduce((a, b) => (b < a ? b : a), times[0] ?? 0n),
    durationNanos: windows.length === 0 ? null : windows.reduce((a, b) => a + b, 0n),
    mappingFile: firstText(profiles.map(({ mappingFile }) => mappingFile)),
    comments: [...new Set(profiles.flatMap(({ comments }) => comments))],
    docUrl: firstText(profiles.map(({ docUrl }) => docUrl)),
  };
}
