import { id, query, type Operation } from '../operation.ts';

/** What a run measures and what happens in it. */
export const series: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/runs/{id}/samples',
    summary: 'Samples as columns',
    parameters: [
      id('run'),
      query('from', 'number', 'Epoch milliseconds.'),
      query('to', 'number', 'Epoch milliseconds.'),
      query('points', 'integer', 'At most so many, 2 to 10,000. Default 2,000.'),
    ],
    status: 200,
    answer: 'SampleColumns',
  },
  {
    method: 'get',
    path: '/api/runs/{id}/events',
    summary: 'What happens in a run, as server-sent events',
    parameters: [id('run')],
    status: 200,
    answer: 'text/event-stream',
    errors: [503],
  },
  {
    method: 'get',
    path: '/api/events',
    summary: 'What happens in several runs, on one connection',
    parameters: [query('run', 'string', 'A run; may be repeated.')],
    status: 200,
    answer: 'text/event-stream',
    errors: [503],
  },
];
