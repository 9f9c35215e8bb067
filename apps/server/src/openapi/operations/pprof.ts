import { id, type Operation, type Parameter, query } from '../operation.ts';

const name: Parameter = {
  name: 'name',
  in: 'path',
  description: 'heap, allocs, goroutine, profile or cmdline.',
  type: 'string',
};
const seconds = query('seconds', 'integer', 'How long to watch.');
const debug = query('debug', 'integer', '0 for pprof, 1 for text.');

/** The index and the profiles below a path. @param run the parameter that says of which run */
function profiles(path: string, run: Parameter, index: string, profile: string): Operation[] {
  const inPath = run.in === 'path' ? [run] : [];
  const inQuery = run.in === 'query' ? [run] : [];
  return [
    {
      method: 'get',
      path: `${path}/debug/pprof/`,
      summary: index,
      parameters: [run],
      status: 200,
      answer: 'text/html',
    },
    {
      method: 'get',
      path: `${path}/debug/pprof/{name}`,
      summary: profile,
      parameters: [...inPath, name, ...inQuery, seconds, debug],
      status: 200,
      answer: 'application/octet-stream',
    },
  ];
}

/** As Go's net/http/pprof. */
export const pprof: readonly Operation[] = [
  ...profiles(
    '',
    query('run', 'string', 'The run; the one triggered last by default.'),
    'The profiles there are',
    'A profile as Go’s net/http/pprof answers it',
  ),
  ...profiles('/runs/{id}', id('run'), 'The profiles of one run', 'A profile of one run'),
];
