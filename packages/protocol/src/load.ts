import { z } from 'zod';

/** The most connections of one load. */
export const MAX_CONNECTIONS = 1000;
/** The longest load, in seconds. */
export const MAX_LOAD_SECONDS = 600;
/** The most requests of one load. */
export const MAX_LOAD_REQUESTS = 1_000_000;
/** The highest rate that can be asked for, requests a second. */
export const MAX_LOAD_RATE = 100_000;

/** Body of `POST /api/runs/:id/load`: for so many seconds, or so many requests. */
export const CreateLoad = z
  .strictObject({
    connections: z.number().int().min(1).max(MAX_CONNECTIONS).default(10),
    seconds: z.number().positive().max(MAX_LOAD_SECONDS).optional(),
    requests: z.number().int().min(1).max(MAX_LOAD_REQUESTS).optional(),
    /** Requests a second over all connections; as fast as they are answered where it is left out. */
    rate: z.number().positive().max(MAX_LOAD_RATE).optional(),
  })
  .refine(({ seconds, requests }) => (seconds === undefined) !== (requests === undefined), {
    path: ['seconds'],
    message: 'give either seconds or requests',
  });
export type CreateLoad = z.infer<typeof CreateLoad>;

/** One row of the report: a metric before the load and after it has settled. */
export const LoadChange = z.object({
  /** A field of a sample, or `collectionsPerSecond`, `freedPerCollection`. */
  metric: z.string(),
  title: z.string(),
  unit: z.enum(['bytes', 'count', 'perSecond']),
  before: z.number().nullable(),
  /** While the load ran: the highest, or the mean of a rate. */
  during: z.number().nullable(),
  /** After the load, idle and collected. */
  after: z.number().nullable(),
  /** Whether this is a sign of a leak; `null` where it cannot be told. */
  sign: z.boolean().nullable(),
  /** The judgement in a few words, such as “grew and did not fall back”. */
  judgement: z.string(),
});
export type LoadChange = z.infer<typeof LoadChange>;

/** Before and after a load, each metric judged. */
export const LoadReport = z.object({
  leaking: z.boolean(),
  sentence: z.string(),
  changes: z.array(LoadChange),
});
export type LoadReport = z.infer<typeof LoadReport>;

/** The most points that are told of a load: one a second for the longest time that can be asked for. */
export const MAX_LOAD_POINTS = 600;

/** How a load went at one point in time. */
export const LoadPoint = z.object({
  /** Epoch milliseconds. */
  t: z.number(),
  /** Requests answered in the last second. */
  perSecond: z.number(),
  /** Of the answers until then, in milliseconds; `null` before the first. */
  p99Ms: z.number().nullable(),
});
export type LoadPoint = z.infer<typeof LoadPoint>;

/** How a load goes. `latencyMs` is `null` before the first answer. */
export const Load = z.object({
  phase: z.enum(['running', 'settling', 'done', 'cancelled', 'failed']),
  connections: z.number().int(),
  seconds: z.number().nullable(),
  /** Asked for; `null` where it runs for a time. */
  requestsWanted: z.number().int().nullable(),
  rate: z.number().nullable(),
  startedAt: z.number(),
  /** When the last request was answered. */
  endedAt: z.number().nullable(),
  /** Answered so far. */
  requests: z.number().int(),
  /** In the last second; over the whole load once it has ended. */
  perSecond: z.number(),
  latencyMs: z.object({ p50: z.number(), p99: z.number() }).nullable(),
  /** Refused, failed or timed out. */
  errors: z.number().int(),
  /** Why it failed, in one sentence. */
  error: z.string().nullable(),
  report: LoadReport.nullable(),
  /** While it runs, what is new; afterwards all, in order of time, at most `MAX_LOAD_POINTS`. */
  points: z.array(LoadPoint).max(MAX_LOAD_POINTS).default([]),
});
export type Load = z.infer<typeof Load>;
