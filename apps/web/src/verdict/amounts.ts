import type { Amount } from '@leakscope/protocol';
import { formatChange, formatInterval } from '../format/index.ts';

/** An amount with its sign and its 95 % interval, apart: `['+10.0 MiB', '9.98 to 10.0 MiB']`. */
export function amountParts({ value, low, high, unit }: Amount): [value: string, interval: string] {
  return [formatChange(value, unit), formatInterval(low, high, unit)];
}
