import type { CaptureType } from '@leakscope/protocol';
import { formatBytes, formatCount, formatDuration } from '../../format/index.ts';
import type { FormatValue } from '../../flame/index.ts';

export const typeTitles: Record<CaptureType, string> = {
  heap: 'Live memory',
  allocs: 'Allocations',
  async: 'Pending work',
  cpu: 'CPU time',
};

/** What a sample type counts, in words; its name where we do not know it. */
const meanings: Record<string, string> = {
  inuse_space: 'bytes still held',
  inuse_objects: 'objects still held',
  alloc_space: 'bytes allocated',
  alloc_objects: 'objects allocated',
  goroutine: 'operations begun and not finished',
  cpu: 'time on the CPU',
  samples: 'samples taken',
};

export function meaningOf(type: string): string {
  return meanings[type] ?? type;
}

/** How values of a unit are written. */
export function formatterOf(unit: string): FormatValue {
  if (unit === 'bytes') return formatBytes;
  if (unit === 'nanoseconds') return (value) => formatDuration(value / 1e6);
  if (unit === 'microseconds') return (value) => formatDuration(value / 1e3);
  if (unit === 'milliseconds') return formatDuration;
  return formatCount;
}
