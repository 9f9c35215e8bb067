/** A parameter of the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number';
}

/** One route as the document describes it. `body` and `answer` name schemas, or a media type. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: string;
  readonly status: number;
  /** `Run`, `Run[]`, or a media type such as `text/event-stream`; absent where there is no body. */
  readonly answer?: string;
  /** Statuses of the errors that are its own, 400, 401, 403 and 404 aside. */
  readonly errors?: readonly number[];
}

const id = (of: string): Parameter => ({
  name: 'id',
  in: 'path',
  description: `The id of the ${of}.`,
  type: 'string',
});
const query = (name: string, type: Parameter['type'], description: string): Parameter => ({
  name,
  in: 'query',
  description,
  type,
});

const times = query('times', 'integer', 'How often, 1 to 10,000. Default 1.');
const runOfPprof = query('run', 'string', 'The run; the one triggered last by default.');
const seconds = query('seconds', 'integer', 'How long to watch.');
const debug = query('debug', 'integer', '0 for pprof, 1 for text.');

/** Every route of the contract, in the order in which the document lists them. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the server answers',
    status: 200,
    answer: 'Health',
  },
  {
    method: 'get',
    path: '/api/scenarios',
    summary: 'The scenarios',
    status: 200,
    answer: 'Scenario[]',
  },
  {
    method: 'get',
    path: '/api/scenarios/{id}',
    summary: 'A scenario with its sources and story',
    parameters: [id('scenario')],
    status: 200,
    answer: 'ScenarioDetail',
  },
  {
    method: 'post',
    path: '/api/runs',
    summary: 'Start a run',
    body: 'CreateRun',
    status: 201,
    answer: 'Run',
    errors: [413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/api/runs',
    summary: 'Runs, latest first, those of before included',
    parameters: [
      query('limit', 'integer', 'At most so many, up to 500. Default 200.'),
      query('before', 'number', 'Only runs started before this time, in epoch milliseconds.'),
    ],
    status: 200,
    answer: 'Run[]',
  },
  {
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'A run',
    parameters: [id('run')],
    status: 200,
    answer: 'Run',
  },
  {
    method: 'delete',
    path: '/api/runs/{id}',
    summary: 'End a run and keep its history',
    parameters: [id('run')],
    status: 200,
    answer: 'Run',
    errors: [409],
  },
  {
    method: 'post',
    path: '/api/runs/{id}/trigger',
    summary: 'Run the scenario’s operation',
    parameters: [id('run')],
    body: 'Trigger',
    status: 200,
    answer: 'Triggered',
    errors: [409, 413, 415, 503],
  },
  {
    method: 'post',
    path: '/api/runs/{id}/gc',
    summary: 'Collect garbage, and the sample after it',
    parameters: [id('run')],
    status: 200,
    answer: 'Sample',
    errors: [409],
  },
  {
    method: 'post',
    path: '/api/runs/{id}/load',
    summary: 'Load the sandbox; progress and the report come as events',
    parameters: [id('run')],
    body: 'CreateLoad',
    status: 202,
    answer: 'Load',
    errors: [409, 413, 415, 503],
  },
  {
    method: 'delete',
    path: '/api/runs/{id}/load',
    summary: 'End the load that goes on; its report still follows',
    parameters: [id('run')],
    status: 202,
    answer: 'Load',
    errors: [409],
  },
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
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    status: 200,
    answer: 'application/json',
  },
  {
    method: 'get',
    path: '/leak/{id}',
    summary: 'Run a leak, starting its sandbox if there is none',
    parameters: [id('scenario'), times],
    status: 200,
    answer: 'SeedTriggered',
    errors: [429, 503],
  },
  {
    method: 'post',
    path: '/leak/{id}',
    summary: 'The same',
    parameters: [id('scenario'), times],
    status: 200,
    answer: 'SeedTriggered',
    errors: [429, 503],
  },
  {
    method: 'get',
    path: '/fixed/{id}',
    summary: 'Run the fixed version, starting its sandbox if there is none',
    parameters: [id('scenario'), times],
    status: 200,
    answer: 'SeedTriggered',
    errors: [429, 503],
  },
  {
    method: 'post',
    path: '/fixed/{id}',
    summary: 'The same',
    parameters: [id('scenario'), times],
    status: 200,
    answer: 'SeedTriggered',
    errors: [429, 503],
  },
  {
    method: 'get',
    path: '/debug/pprof/',
    summary: 'The profiles there are',
    parameters: [runOfPprof],
    status: 200,
    answer: 'text/html',
  },
  {
    method: 'get',
    path: '/debug/pprof/{name}',
    summary: 'A profile as Go’s net/http/pprof answers it',
    parameters: [
      {
        name: 'name',
        in: 'path',
        description: 'heap, allocs, goroutine, profile or cmdline.',
        type: 'string',
      },
      runOfPprof,
      seconds,
      debug,
    ],
    status: 200,
    answer: 'application/octet-stream',
  },
  {
    method: 'get',
    path: '/runs/{id}/debug/pprof/',
    summary: 'The profiles of one run',
    parameters: [id('run')],
    status: 200,
    answer: 'text/html',
  },
  {
    method: 'get',
    path: '/runs/{id}/debug/pprof/{name}',
    summary: 'A profile of one run',
    parameters: [
      id('run'),
      {
        name: 'name',
        in: 'path',
        description: 'heap, allocs, goroutine, profile or cmdline.',
        type: 'string',
      },
      seconds,
      debug,
    ],
    status: 200,
    answer: 'application/octet-stream',
  },
];
