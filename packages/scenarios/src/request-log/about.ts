import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'request-log',
  kind: 'leak',
  title: 'A log in memory',
  summary: 'An array remembers every request with its body, for debugging.',
  goAnalogue: 'A package-level slice that is appended to and never cut.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'requestLogLeak' },
  story: [
    'Somebody hunted a failure and wanted to see the requests that had led to it. An array at module level was quickly made. The failure was found, the array stayed.',
    'What hangs from a module lives as long as the process. Each request adds its entry, and an entry holds the body, so the service grows by exactly what it is sent.',
    'It is the plainest of leaks, and still a common one: test doubles, recorders and metrics that count on a short life end up in processes that have a long one.',
  ],
  watch:
    'The live heap climbs by the size of a body with each operation. The heap profile names the function that logs.',
  whyTheFixWorks:
    'The log keeps the latest requests only: with each new one the oldest goes. For the failure at hand these are the ones that matter.',
  realCases: [
    {
      title: 'nock: the bodies of all requests were collected in one array',
      url: 'https://github.com/nock/nock/issues/167',
    },
    {
      title: 'nock: parameters were retained after the request was complete',
      url: 'https://github.com/nock/nock/issues/2436',
    },
  ],
};
