/** The heap and the processor time of the process at a moment. */
const v8 = process.getBuiltinModule('v8');

/**
 * Bytes of V8's heap in use. What was ever allocated Node does not tell: `total_allocated_bytes` of
 * Node 26 counts what the collector copies, too, and comes out several times too high.
 */
export function heapUsed(): number {
  return v8.getHeapStatistics().used_heap_size;
}

/** A moment: milliseconds, bytes of the heap in use, microseconds of processor time. */
export interface Moment {
  readonly at: number;
  readonly used: number;
  readonly cpu: number;
}

export function momentAt(at: number, used = heapUsed()): Moment {
  const { user, system } = process.cpuUsage();
  return { at, used, cpu: user + system };
}
