import { readField, type SeriesKey, seriesOf } from '../../charts/index.ts';
import type { RunData } from '../../stream/index.ts';

/** What a series has gained since before the first operation. */
export interface Growth {
  readonly change: number;
  readonly operations: number;
}

/** `null` where no operation has run, or nothing was sampled before the first. */
export function growthOf(data: RunData, key: SeriesKey): Growth | null {
  const segments = data.segments();
  const { v: value } = seriesOf(key).read(segments, -Infinity, Infinity);
  const { v: operations } = readField('operations')(segments, -Infinity, Infinity);
  const moved = operations.findIndex((count) => count > 0);
  if (moved <= 0) return null;
  const base = value.subarray(0, moved).findLast((item) => !Number.isNaN(item));
  const now = value.findLast((item) => !Number.isNaN(item));
  const count = operations.findLast((item) => !Number.isNaN(item)) ?? 0;
  // A series that began later than the operations, such as the live heap, starts from its first value.
  const from = base ?? value.find((item) => !Number.isNaN(item));
  if (from === undefined || now === undefined) return null;
  return { change: now - from, operations: count };
}
