import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile, SampleType } from '../model/profile.ts';
import { unitFactor } from './units.ts';

/** Profiles that count different things cannot be put together. */
export class IncompatibleProfilesError extends Error {
  override readonly name = 'IncompatibleProfilesError';
  /** The sample types of each profile. */
  readonly sampleTypes: readonly (readonly SampleType[])[];

  constructor(sampleTypes: readonly (readonly SampleType[])[]) {
    super(`These profiles have no sample type in common: ${sampleTypes.map(drawn).join('; ')}.`);
    this.sampleTypes = sampleTypes;
  }
}

/** Where a profile has the values of a sample type, and what to multiply them by. */
export interface Column {
  readonly type: SampleTypeIndex;
  readonly factor: number;
}

/** The sample types that all profiles have. */
export interface CommonTypes {
  /** In the first profile's order, each in the smallest of its units. */
  readonly types: readonly SampleType[];
  /** By profile, a column for each of `types`. */
  readonly columns: readonly (readonly Column[])[];
}

/**
 * Matches sample types by name, whatever their order; units of one family are converted, types that
 * only some have are left out, as pprof does.
 *
 * @throws IncompatibleProfilesError where nothing is left
 */
export function commonTypes(profiles: readonly Profile[]): CommonTypes {
  const types: SampleType[] = [];
  const columns: Column[][] = profiles.map(() => []);
  for (const { type } of profiles[0]?.sampleTypes ?? []) {
    const indexes = profiles.map((profile) =>
      profile.sampleTypes.findIndex((t) => t.type === type),
    );
    const units = profiles.map((profile, i) => profile.sampleTypes[indexes[i] ?? -1]?.unit);
    const unit = smallest(units);
    if (unit === undefined) continue;
    types.push({ type, unit });
    for (const [i, list] of columns.entries()) {
      list.push({ type: indexes[i] ?? 0, factor: unitFactor(units[i] ?? '', unit) ?? 1 });
    }
  }
  if (types.length === 0 && profiles.some(({ sampleTypes }) => sampleTypes.length > 0)) {
    throw new IncompatibleProfilesError(profiles.map((profile) => profile.sampleTypes));
  }
  return { types, columns };
}

/** Undefined where one is missing or they are not of one family. */
function smallest(units: readonly (string | undefined)[]): string | undefined {
  return units.reduce((least, unit) => {
    if (least === undefined || unit === undefined) return undefined;
    const factor = unitFactor(unit, least);
    if (factor === undefined) return undefined;
    return factor < 1 ? unit : least;
  });
}

function drawn(types: readonly SampleType[]): string {
  return types.map(({ type, unit }) => `${type}/${unit}`).join(', ') || 'none';
}
