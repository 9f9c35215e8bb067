import { z } from 'zod';

export const CaptureType = z.enum(['heap', 'allocs', 'async', 'cpu']);
export type CaptureType = z.infer<typeof CaptureType>;

/** The longest window of a capture, in seconds. */
export const MAX_CAPTURE_SECONDS = 300;

export const SampleType = z.object({ type: z.string(), unit: z.string() });
export type SampleType = z.infer<typeof SampleType>;

/** The frame of the scenario's (or the user's) own code that carries most of a capture. */
export const Culprit = z.object({
  function: z.string(),
  file: z.string(),
  /** 1-based. */
  line: z.number().int(),
  /** Cumulative share of the total, 0 to 1. */
  share: z.number(),
});
export type Culprit = z.infer<typeof Culprit>;

export const Capture = z.object({
  id: z.string(),
  run: z.string(),
  type: CaptureType,
  state: z.enum(['taking', 'ready', 'failed']),
  /** 0 to 1. */
  progress: z.number(),
  /** Why it failed, in one sentence. */
  error: z.string().nullable(),
  createdAt: z.number(),
  /** Why it was taken: asked for, or by itself at 80 % of the memory cap. */
  trigger: z.enum(['request', 'memory']),
  /** The window, for `allocs` and `cpu`. */
  seconds: z.number().nullable(),
  sampleTypes: z.array(SampleType),
  defaultSampleType: z.string().nullable(),
  /** One total per sample type, in its order. */
  totals: z.array(z.number()),
  culprit: Culprit.nullable(),
  /** Of the gzipped profile, in bytes. */
  size: z.number().int(),
});
export type Capture = z.infer<typeof Capture>;

/** Body of `POST /api/runs/:id/captures`. */
export const CreateCapture = z.strictObject({
  type: CaptureType,
  seconds: z.number().positive().max(MAX_CAPTURE_SECONDS).optional(),
});
export type CreateCapture = z.infer<typeof CreateCapture>;
