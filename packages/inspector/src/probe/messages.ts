/** What the probe answers, as JSON. Types only: both sides import them, neither at run time. */
import type { StackBytes } from './buffers.ts';
import type { ProbeCollection } from './gc-statistics.ts';
import type { StackResources } from './resources.ts';
import type { StackCount } from './shares.ts';
import type { ProbeFrame } from './stacks.ts';

/** Entries that name stacks by number, and those stacks. Leaf first. */
export interface ProbeStacks<T extends { stack: number }> {
  entries: T[];
  frames: Record<number, readonly ProbeFrame[]>;
}

export interface ProbeInfo {
  node: string;
  argv: string[];
  /** Epoch milliseconds, by the process's own clock. */
  at: number;
}

/** Bytes. `buffers` are the live stores created by the wrapped calls. */
export interface ProbeMemory {
  heapUsed: number;
  external: number;
  heapAtStart: number;
  externalAtStart: number;
  buffers: ProbeStacks<StackBytes>;
}

export interface ProbePending {
  waits: ProbeStacks<StackCount>;
  /** `[estimate, low, high]` */
  count: [number, number, number];
  /** Waits whose own stack was recorded. */
  recorded: number;
  resources: ProbeStacks<StackResources>;
  /** `[estimate, low, high]` */
  resourceCount: [number, number, number];
  /** How many of both began while nobody looked, since too many did. */
  unseen: number;
  unheld: number;
}

export interface ProbeSample {
  t: number;
  rss: number;
  heapTotal: number;
  heapUsed: number;
  external: number;
  arrayBuffers: number;
  liveHeap: number | null;
  heapFreed: number;
  /** Of `heapFreed`, how much is an estimate. */
  heapFreedUnseen: number;
  heapAtStart: number;
  externalAtStart: number;
  offHeapAllocated: number;
  nativeContexts: number;
  handles: Record<string, number>;
  pending: [number, number, number];
  loopDelayP99Ms: number | null;
  sinceLoopTurnMs: number;
  cpuMicros: number;
  operations: unknown;
  collections: ProbeCollection[];
}
