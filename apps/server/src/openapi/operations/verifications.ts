import { id, type Operation, query } from '../operation.ts';

/** Verifications: does a scenario leak, and does its fix hold. */
export const verifications: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/verifications',
    summary: 'Verify every variant of a scenario, each in a fresh process',
    body: 'CreateVerification',
    status: 202,
    answer: 'Verification',
    errors: [409, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/api/verifications',
    summary: 'Verifications, latest first, those of before included',
    parameters: [
      query('scenario', 'string', 'Only those of this scenario.'),
      query('limit', 'integer', 'At most so many, up to 100. Default 20.'),
    ],
    status: 200,
    answer: 'Verification[]',
  },
  {
    method: 'get',
    path: '/api/verifications/{id}',
    summary: 'A verification: its progress, then its verdicts',
    parameters: [id('verification')],
    status: 200,
    answer: 'Verification',
  },
  {
    method: 'delete',
    path: '/api/verifications/{id}',
    summary: 'Cancel a verification; answered once its processes are gone',
    parameters: [id('verification')],
    status: 200,
    answer: 'Verification',
    errors: [409],
  },
];
