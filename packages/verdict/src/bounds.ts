import type { Cause } from './cause.ts';

const KIB = 1024;
const MIB = KIB * KIB;

/**
 * The least growth over all readings that matters, whatever statistics say: what the
 * process's own bookkeeping (inline caches, feedback, a pool's thread, the probe's records) grows in a
 * few hundred milliseconds of load, as recorded from healthy processes.
 */
export const FLOORS: Readonly<Record<Cause, number>> = {
  threads: 3,
  contexts: 3,
  fds: 4,
  handles: 4,
  async: 4,
  external: 64 * KIB,
  native: 8 * MIB,
  heap: 48 * KIB,
};

/**
 * Growth that no pool or cache of a sensible process is still filling with: seen as a straight line,
 * so much is a leak even after few operations.
 */
export const UNBOUNDED: Readonly<Record<Cause, number>> = {
  threads: 16,
  contexts: 16,
  fds: 128,
  handles: 256,
  async: 1000,
  external: 16 * MIB,
  native: 64 * MIB,
  heap: 16 * MIB,
};

/** Operations after which a usual cache (10,000 entries) is full, twice over. */
export const MANY_OPERATIONS = 20_000;
