import type { Cause } from './cause.ts';

const KIB = 1024;

/**
 * The least growth over the judged readings that matters, whatever statistics say: below it the
 * process's own bookkeeping (inline caches, the probe's records, a pool's thread) is as large.
 */
export const FLOORS: Readonly<Record<Cause, number>> = {
  threads: 3,
  contexts: 3,
  fds: 4,
  handles: 4,
  async: 4,
  external: 64 * KIB,
  native: 8 * KIB * KIB,
  heap: 128 * KIB,
};
