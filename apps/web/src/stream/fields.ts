import type { Sample } from '@leakscope/protocol';

/**
 * The columns kept of every sample, in bytes, counts, milliseconds or percent as in the protocol.
 * `handles` is the number of active resources of all types together.
 */
export const FIELDS = [
  't',
  'rss',
  'heapTotal',
  'heapUsed',
  'external',
  'arrayBuffers',
  'liveHeap',
  'allocated',
  'freed',
  'handles',
  'pendingAsync',
  'fds',
  'threads',
  'operations',
] as const;

export type Field = (typeof FIELDS)[number];

/** One value per field, in the order of `FIELDS`; `NaN` where there is none. */
export type Row = Float64Array;

/** Active resources of all types together. */
export function totalHandles(handles: Sample['handles']): number | null {
  return handles === null ? null : Object.values(handles).reduce((sum, count) => sum + count, 0);
}

/** Writes a sample into a row. */
export function fillRow(row: Row, sample: Sample): void {
  for (const [index, field] of FIELDS.entries()) {
    const value = field === 'handles' ? totalHandles(sample.handles) : sample[field];
    row[index] = value ?? Number.NaN;
  }
}
