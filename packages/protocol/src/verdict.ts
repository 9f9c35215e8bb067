import { z } from 'zod';
import { Culprit } from './capture.ts';
import { Variant } from './run.ts';

/** What a leak uses up, the scarcer resource first: the order in which findings stand. */
export const Cause = z.enum([
  'threads',
  'contexts',
  'fds',
  'handles',
  'async',
  'external',
  'native',
  'heap',
]);
export type Cause = z.infer<typeof Cause>;

/** An estimate with its 95 % interval. */
export const Amount = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  unit: z.enum(['bytes', 'count']),
});
export type Amount = z.infer<typeof Amount>;

/** One resource that grew. */
export const Finding = z.object({
  cause: Cause,
  /** The field of a sample that carries the growth, such as `arrayBuffers`. */
  metric: z.string(),
  /** `null` for an attached process, whose operations nobody counts. */
  perOperation: Amount.nullable(),
  perMinute: Amount.nullable(),
  culprit: Culprit.nullable(),
  /** Why there is no culprit, in one sentence. */
  unattributed: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** One round of load, settling, collection and reading. */
export const Cycle = z.object({
  /** Completed since the process started, when the reading was taken. */
  operations: z.number().int(),
  /** When it was read, epoch milliseconds. */
  t: z.number(),
  /** Before the process had settled: shown, and not judged. */
  warmUp: z.boolean(),
  /**
   * What was read after the collection, by cause: bytes for memory, counts for the rest. `heap` is
   * the live heap without compiled code, which V8 goes on making in healthy processes too.
   */
  values: z.partialRecord(Cause, z.number().nullable()),
});
export type Cycle = z.infer<typeof Cycle>;

export const Verdict = z.object({
  scenario: z.string().nullable(),
  variant: Variant.nullable(),
  leaking: z.boolean(),
  /** The verdict in plain words, with amount, interval and culprit. */
  sentence: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
  /** Much is allocated and nothing kept. */
  note: z.literal('churn').optional(),
  findings: z.array(Finding),
  cycles: z.array(Cycle),
  /** Operations of the cycles that were judged. */
  operations: z.number().int().nullable(),
  /** `process.version` of the judged process. */
  node: z.string(),
  durationMs: z.number(),
});
export type Verdict = z.infer<typeof Verdict>;

/** One variant while it is verified. */
export const VerifiedVariant = z.object({
  variant: Variant,
  /** The run whose process is measured; `null` before it has started. */
  run: z.string().nullable(),
  phase: z.enum(['waiting', 'starting', 'warming-up', 'measuring', 'attributing', 'done']),
  cycles: z.array(Cycle),
  /** The slopes fitted so far, for the causes that can be read: per operation. */
  slopes: z.partialRecord(Cause, Amount),
  verdict: Verdict.nullable(),
});
export type VerifiedVariant = z.infer<typeof VerifiedVariant>;

/** Body of `POST /api/verifications`. */
export const CreateVerification = z.strictObject({ scenario: z.string().min(1).max(100) });
export type CreateVerification = z.infer<typeof CreateVerification>;

export const Verification = z.object({
  id: z.string(),
  scenario: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number(),
  /** Why it failed, in one sentence. */
  error: z.string().nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Both variants of a leak, the one of a control. */
  variants: z.array(VerifiedVariant),
  /** The verdicts that are ready. */
  verdicts: z.array(Verdict),
});
export type Verification = z.infer<typeof Verification>;
