import type { Operation } from './operation.ts';
import { captures } from './operations/captures.ts';
import { pprof } from './operations/pprof.ts';
import { runs } from './operations/runs.ts';
import { scenarios } from './operations/scenarios.ts';
import { seed } from './operations/seed.ts';
import { series } from './operations/series.ts';
import { server } from './operations/server.ts';
import { verifications } from './operations/verifications.ts';

/** Every route of the contract, in the order in which the document lists them. */
export const operations: readonly Operation[] = [
  ...server,
  ...scenarios,
  ...runs,
  ...series,
  ...captures,
  ...verifications,
  ...seed,
  ...pprof,
];
