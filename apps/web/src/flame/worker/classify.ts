import { isOwnFile, isPseudoFrame, type SampleType } from '@leakscope/profile';
import type { Kind, Origin, Place } from '../messages.ts';

/**
 * Whose code a frame is. `own` is the folder of the code that is being looked at, a part of its
 * files' paths such as `packages/scenarios/src/slice/`; `null` where everything that neither Node,
 * nor a package, nor Leakscope's probe brought counts as own.
 */
export function originOf({ name, file }: Pick<Place, 'name' | 'file'>, own: string | null): Origin {
  if (isPseudoFrame(name, file)) return 'neutral';
  return isOwnFile(file, own ?? '') ? 'own' : 'library';
}

/** What a sample type counts. Off-heap memory is told apart by a label, not by the type. */
export function kindOfType({ type, unit }: SampleType): Exclude<Kind, 'off-heap'> {
  if (unit === 'nanoseconds' || type === 'cpu' || type === 'samples') return 'cpu';
  return type === 'goroutine' || type === 'async' ? 'async' : 'heap';
}
