import type { FormatValue } from '../flame/index.ts';
import { formatBytes, formatCount, formatDuration } from '../format/index.ts';

/** What a sample type counts, as the words after a figure. */
const meanings: Record<string, string> = {
  inuse_space: 'still held',
  inuse_objects: 'objects still held',
  alloc_space: 'allocated',
  alloc_objects: 'objects allocated',
  goroutine: 'operations begun and not finished',
  cpu: 'on the CPU',
  samples: 'samples taken',
};

/** The name of the type where we do not know it. */
export function meaningOf(type: string): string {
  return meanings[type] ?? type;
}

/** Milliseconds in one of the units of time that profiles count in. */
const milliseconds: Record<string, number> = {
  nanoseconds: 1e-6,
  microseconds: 1e-3,
  milliseconds: 1,
  seconds: 1000,
};

/** How values of a unit are written. */
export function formatterOf(unit: string): FormatValue {
  if (unit === 'bytes') return formatBytes;
  const factor = milliseconds[unit];
  if (factor === undefined) return formatCount;
  return (value) => (value === 0 ? '0\u00a0ms' : formatDuration(value * factor));
}
