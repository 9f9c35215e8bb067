import { readField, type SeriesKey, seriesOf } from '../../charts/index.ts';
import { baseBefore, rowBeforeOperations } from '../../signature/index.ts';
import type { RunData } from '../../stream/index.ts';

/** What a series has gained since before the first operation. */
export interface Growth {
  readonly change: number;
  readonly operations: number;
}

/** `null` where no operation has run, or the series had no value before the first. */
export function growthOf(data: RunData, key: SeriesKey): Growth | null {
  const { t, v: value } = seriesOf(key).read(data, -Infinity, Infinity);
  const { v: operations } = readField('operations')(data, -Infinity, Infinity);
  const base = baseBefore({ t, operations, value }, rowBeforeOperations(operations));
  const now = value.findLast((item) => !Number.isNaN(item));
  const count = operations.findLast((item) => !Number.isNaN(item)) ?? 0;
  if (Number.isNaN(base) || now === undefined || count === 0) return null;
  return { change: now - base, operations: count };
}
