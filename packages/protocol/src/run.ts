import { z } from 'zod';
import { Load } from './load.ts';

/** Where a run is in its life. The last three are final. */
export const RunState = z.enum(['starting', 'running', 'stopped', 'crashed', 'out-of-memory']);
export type RunState = z.infer<typeof RunState>;

export const Variant = z.enum(['leak', 'fixed']);
export type Variant = z.infer<typeof Variant>;

/** The smallest memory cap under which Node itself still starts and a capture can be taken, in bytes. */
export const MIN_MEMORY_CAP = 64 * 1024 * 1024;
/** The most operations one request may ask for. */
export const MAX_TIMES = 10_000;

export const Run = z.object({
  id: z.string(),
  kind: z.enum(['sandbox', 'node', 'pprof']),
  scenario: z.string().nullable(),
  variant: Variant.nullable(),
  state: RunState,
  /** One sentence on why the run ended as it did; `null` while it runs or where nobody asked why. */
  reason: z.string().nullable(),
  pid: z.number().int().nullable(),
  /** `process.version` of the watched process. */
  node: z.string().nullable(),
  /** In bytes. */
  memoryCap: z.number().int().nullable(),
  /** True from the first operation refused at the cap until the run ends. */
  atCap: z.boolean(),
  /** Operations completed since the start. */
  operations: z.number().int(),
  /** The load that goes on, or was the last, as of its latest change of phase. */
  load: Load.nullable().default(null),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
});
export type Run = z.infer<typeof Run>;

/** Body of `POST /api/runs`. */
export const CreateRun = z.strictObject({
  scenario: z.string().min(1).max(100),
  /** `leak` where it is left out; a control has no leak and runs as `fixed`. */
  variant: Variant.optional(),
  memoryCap: z
    .number()
    .int()
    .min(MIN_MEMORY_CAP)
    .max(64 * 1024 ** 3)
    .optional(),
});
export type CreateRun = z.infer<typeof CreateRun>;

/** Body of `POST /api/runs/:id/trigger`. */
export const Trigger = z.strictObject({
  times: z.number().int().min(1).max(MAX_TIMES).default(1),
});
export type Trigger = z.infer<typeof Trigger>;

export const Triggered = z.object({ triggered: z.number().int() });
export type Triggered = z.infer<typeof Triggered>;
