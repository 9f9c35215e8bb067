import { z } from 'zod';

/** An error as RFC 9457 `application/problem+json`. */
export const Problem = z.object({
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The field or parameter that does not fit, where there is one. */
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
