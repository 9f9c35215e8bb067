import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'diagnostics-channel',
  kind: 'leak',
  title: 'Subscribers of a diagnostics channel',
  summary: 'Each request subscribes to the queries of the whole process and stays subscribed.',
  goAnalogue: 'Hooks that are registered for each request and never unregistered.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'diagnosticsChannelLeak' },
  story: [
    'Libraries publish what they do on diagnostics channels: a query, a request, a connection. To trace one request, a subscriber is added while it runs, and writes into the request’s trace.',
    'A channel belongs to the process. It keeps its subscribers, and Node keeps every channel that has one. The request ends, its subscriber goes on writing into a trace that nobody will read, and the trace stays.',
    'There is no warning as there is for an EventEmitter, however many subscribe. Each query becomes a little slower, because it is published to all of them.',
  ],
  watch:
    'external climbs by the size of a trace with each operation. The heap profile leads to the line that allocates it.',
  whyTheFixWorks:
    'The subscriber is removed in a finally. A service with many requests at once subscribes one time only, and finds the request that a message belongs to through AsyncLocalStorage.',
  realCases: [
    {
      title: 'diagnostic-channel: subscribers without a bound',
      url: 'https://github.com/microsoft/node-diagnostic-channel/issues/188',
    },
    {
      title: 'node: channels stayed after their last subscriber had left',
      url: 'https://github.com/nodejs/node/pull/45633',
    },
  ],
};
