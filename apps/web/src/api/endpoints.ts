import {
  Capture,
  type CreateCapture,
  type CreateLoad,
  type CreateRun,
  Load,
  Run,
  Sample,
  SampleColumns,
  Scenario,
  ScenarioDetail,
  Triggered,
  Verification,
} from '@leakscope/protocol';
import { command, listOf, request } from './request.ts';

const at = (...segments: string[]): string => `/api/${segments.map(encodeURIComponent).join('/')}`;

/** Each carries all its cycles; older ones are seldom looked for. */
const VERIFICATIONS_SHOWN = 12;

interface SamplesQuery {
  /** Epoch milliseconds. */
  from?: number;
  to?: number;
  /** The most points wanted; the server thins to it. */
  points: number;
}

/** The server's routes as functions; every answer is parsed by the protocol's schemas. */
export const api = {
  scenarios: (signal?: AbortSignal) =>
    request(at('scenarios'), listOf(Scenario), signal ? { signal } : {}),
  scenario: (id: string, signal?: AbortSignal) =>
    request(at('scenarios', id), ScenarioDetail, signal ? { signal } : {}),

  runs: (signal?: AbortSignal) => request(at('runs'), listOf(Run), signal ? { signal } : {}),
  run: (id: string, signal?: AbortSignal) => request(at('runs', id), Run, signal ? { signal } : {}),
  createRun: (body: Pick<CreateRun, 'scenario' | 'variant'>) =>
    request(at('runs'), Run, { method: 'POST', body }),
  stopRun: (id: string) => command(at('runs', id), { method: 'DELETE' }),
  trigger: (id: string, times: number) =>
    request(at('runs', id, 'trigger'), Triggered, { method: 'POST', body: { times } }),
  startLoad: (id: string, body: CreateLoad) =>
    request(at('runs', id, 'load'), Load, { method: 'POST', body }),
  cancelLoad: (id: string) => command(at('runs', id, 'load'), { method: 'DELETE' }),
  collectGarbage: (id: string) => request(at('runs', id, 'gc'), Sample, { method: 'POST' }),

  samples: (id: string, query: SamplesQuery, signal?: AbortSignal) => {
    const search = new URLSearchParams({ points: String(query.points) });
    if (query.from !== undefined) search.set('from', String(Math.floor(query.from)));
    if (query.to !== undefined) search.set('to', String(Math.ceil(query.to)));
    return request(
      `${at('runs', id, 'samples')}?${search}`,
      SampleColumns,
      signal ? { signal } : {},
    );
  },

  capture: (run: string, body: CreateCapture) =>
    request(at('runs', run, 'captures'), Capture, { method: 'POST', body }),
  captures: (signal?: AbortSignal) =>
    request(at('captures'), listOf(Capture), signal ? { signal } : {}),
  captureById: (id: string, signal?: AbortSignal) =>
    request(at('captures', id), Capture, signal ? { signal } : {}),
  verify: (scenario: string) =>
    request(at('verifications'), Verification, { method: 'POST', body: { scenario } }),
  /** Of a scenario, latest first; no more than fit on a page. */
  verificationsOf: (scenario: string, signal?: AbortSignal) =>
    request(
      `${at('verifications')}?${new URLSearchParams({ scenario, limit: String(VERIFICATIONS_SHOWN) })}`,
      listOf(Verification),
      signal ? { signal } : {},
    ),
  verification: (id: string, signal?: AbortSignal) =>
    request(at('verifications', id), Verification, signal ? { signal } : {}),
  cancelVerification: (id: string) => command(at('verifications', id), { method: 'DELETE' }),

  deleteCapture: (id: string) => command(at('captures', id), { method: 'DELETE' }),
} as const;
