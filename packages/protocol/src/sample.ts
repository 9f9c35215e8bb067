import { z } from 'zod';

const gauge = z.number().nullable();

/**
 * One reading of a process. Bytes are bytes, times milliseconds, `t` epoch milliseconds.
 * A field that cannot be had at the moment is `null`, never 0.
 */
export const Sample = z.object({
  t: z.number(),
  rss: gauge,
  heapTotal: gauge,
  heapUsed: gauge,
  external: gauge,
  arrayBuffers: gauge,
  /** The heap just after the last full collection; `null` before the first. */
  liveHeap: gauge,
  /** Cumulative since sampling began. */
  allocated: gauge,
  /** Cumulative since sampling began. */
  freed: gauge,
  /** Of `allocated` and `freed`, how many bytes are estimated; absent while none are. */
  freedUnseen: z.number().optional(),
  nativeContexts: gauge,
  /** Active resources by type. */
  handles: z.record(z.string(), z.number()).nullable(),
  pendingAsync: gauge,
  /** 95 % interval; present where `pendingAsync` is sampled. */
  pendingAsyncInterval: z.tuple([z.number(), z.number()]).optional(),
  fds: gauge,
  threads: gauge,
  loopDelayP99Ms: gauge,
  /** Since the event loop last turned. */
  sinceLoopTurnMs: gauge,
  cpuPercent: gauge,
  operations: z.number(),
});
export type Sample = z.infer<typeof Sample>;

/** A collection, or several minor ones of one sampling period taken together (`count`). */
export const Gc = z.object({
  t: z.number(),
  kind: z.enum(['minor', 'major', 'incremental', 'weak']),
  durationMs: z.number(),
  /** Heap used before and after, in bytes. */
  before: z.number(),
  after: z.number(),
  count: z.number().int(),
  /** Of minor ones that were too many to look at each. */
  estimated: z.literal(true).optional(),
});
export type Gc = z.infer<typeof Gc>;

/** A series the page can draw, as the `hello` event announces it. */
export const Series = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.enum(['bytes', 'count', 'percent', 'milliseconds']),
  help: z.string(),
});
export type Series = z.infer<typeof Series>;

/** Answer of `GET /api/runs/:id/samples`: one array per field, all as long as `t`. */
export const SampleColumns = z.object({
  t: z.array(z.number()),
  columns: z.record(z.string(), z.array(z.number().nullable())),
  handles: z.array(z.record(z.string(), z.number()).nullable()),
  /** Oldest first; of many, and of long ago, the full ones and those with the longest pauses. */
  collections: z.array(Gc),
});
export type SampleColumns = z.infer<typeof SampleColumns>;
