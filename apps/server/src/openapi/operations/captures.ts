import { id, query, type Operation } from '../operation.ts';

/** Captures and imported profiles. */
export const captures: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/runs/{id}/captures',
    summary: 'Take a capture',
    parameters: [id('run')],
    body: 'CreateCapture',
    status: 201,
    answer: 'Capture',
    errors: [409, 413, 415, 503],
  },
  {
    method: 'get',
    path: '/api/captures',
    summary: 'Captures, latest first',
    parameters: [
      query('run', 'string', 'Only those of this run.'),
      query('limit', 'integer', 'At most so many, up to 500. Default 200.'),
    ],
    status: 200,
    answer: 'Capture[]',
  },
  {
    method: 'post',
    path: '/api/captures',
    summary: 'Import a profile of any format that is read, as the body or a form field `file`',
    parameters: [query('name', 'string', 'What the file is called, where the body is the file.')],
    body: 'application/octet-stream',
    status: 201,
    answer: 'Capture',
    errors: [413, 415, 503],
  },
  {
    method: 'get',
    path: '/api/captures/{id}',
    summary: 'A capture',
    parameters: [id('capture')],
    status: 200,
    answer: 'Capture',
  },
  {
    method: 'delete',
    path: '/api/captures/{id}',
    summary: 'Delete a capture, or cancel one being taken',
    parameters: [id('capture')],
    status: 204,
  },
  {
    method: 'get',
    path: '/api/captures/{id}/profile',
    summary: 'A capture’s profile as gzipped pprof',
    parameters: [id('capture')],
    status: 200,
    answer: 'application/octet-stream',
    errors: [409],
  },
];
