import { z } from 'zod';

export const CaptureType = z.enum(['heap', 'allocs', 'async', 'cpu']);
export type CaptureType = z.infer<typeof CaptureType>;

/** What a profile is of: `other` for an imported one of something that we do not capture. */
export const CapturedType = z.enum([...CaptureType.options, 'other']);
export type CapturedType = z.infer<typeof CapturedType>;

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

/** Where an imported profile came from. */
export const Imported = z.object({
  /** What the file was called. */
  name: z.string(),
  /** The file's format, such as `pprof` or `speedscope`. */
  format: z.string(),
  /** Sentences about what is in the file and not in the profile. */
  notes: z.array(z.string()),
});
export type Imported = z.infer<typeof Imported>;

/** The longest name that an imported file keeps. */
export const MAX_IMPORT_NAME = 200;
/** Of a file that is imported, compressed or not, in bytes. */
export const MAX_IMPORT_BYTES = 256 * 1024 * 1024;

export const Capture = z.object({
  id: z.string(),
  /** `null` for an imported profile. */
  run: z.string().nullable(),
  type: CapturedType,
  state: z.enum(['taking', 'ready', 'failed']),
  /** 0 to 1. */
  progress: z.number(),
  /** Why it failed, in one sentence. */
  error: z.string().nullable(),
  createdAt: z.number(),
  /**
   * Why it is there: asked for, taken by itself at 80 % of the memory cap, before and after the
   * cycles of a verification that found a leak, or imported.
   */
  trigger: z.enum(['request', 'memory', 'verification', 'import']),
  /** Present for an imported profile. */
  imported: Imported.optional(),
  /** The window, for `allocs` and `cpu`. */
  seconds: z.number().nullable(),
  /** For a `heap` of what was allocated in a span of time and still lives; epoch milliseconds. */
  span: z.object({ from: z.number(), to: z.number() }).nullable().default(null),
  sampleTypes: z.array(SampleType),
  defaultSampleType: z.string().nullable(),
  /** One total per sample type, in its order. */
  totals: z.array(z.number()),
  culprit: Culprit.nullable(),
  /** Of the gzipped profile, in bytes. */
  size: z.number().int(),
});
export type Capture = z.infer<typeof Capture>;

/** Body of `POST /api/runs/:id/captures`. `from` and `to` make a `heap` one of a span of time. */
export const CreateCapture = z
  .strictObject({
    type: CaptureType,
    seconds: z.number().positive().max(MAX_CAPTURE_SECONDS).optional(),
    from: z.number().positive().optional(),
    to: z.number().positive().optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: 'from and to go together',
  })
  .refine(({ from = 0, to = 1 }) => from < to, { path: ['to'], message: 'must be after from' })
  .refine(({ type, from }) => from === undefined || type === 'heap', {
    path: ['from'],
    message: 'only a heap capture has a span',
  });
export type CreateCapture = z.infer<typeof CreateCapture>;
