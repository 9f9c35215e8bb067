import { FormatError } from '../../formats/format-error.ts';
import { readProfile } from '../../formats/read-profile.ts';
import type { Order } from '../../formats/timeline.ts';
import { unsoundness } from './sound.ts';

/**
 * Reads whatever it is given.
 *
 * @returns the error's message, or undefined where it is a profile
 * @throws where reading gives neither a FormatError nor a sound profile
 */
export function attempt(bytes: Uint8Array, order: Order = 'merged'): string | undefined {
  try {
    const { profiles } = readProfile(bytes, { order });
    const broken = profiles.map(({ profile }) => unsoundness(profile)).find((each) => each);
    if (broken !== undefined) throw new Error(`The profile is not sound: ${broken}.`);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}
