import type { Operation } from '../operation.ts';

/** The server itself. */
export const server: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the server answers',
    status: 200,
    answer: 'Health',
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    status: 200,
    answer: 'application/json',
  },
];
