import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'events-on',
  kind: 'leak',
  title: 'An event iterator that nobody drains',
  summary: 'events.on is asked for one event, and goes on collecting all that follow.',
  goAnalogue: 'A slice that every publisher appends to for a subscriber who has left.',
  signature: ['external', 'rss', 'liveHeap'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'eventsOnLeak' },
  story: [
    'events.on turns events into an async iterator. A request subscribes, takes the first event with next, has what it wanted and returns.',
    'The subscription knows nothing of that. Its listener stays on the emitter, and every event from now on, whomever it concerns, goes into a queue that nobody will read. Each request leaves one more such queue behind.',
    'Node warns once, at the eleventh listener, that this may be a leak: one line in a log of thousands, and often silenced by setMaxListeners.',
  ],
  watch:
    'external rises by one mebibyte with each operation, for each label lies in the queues of all who came before. The live heap rises as well, and ever faster: every event is queued once for each forgotten subscription.',
  whyTheFixWorks:
    'Leaving the for await loop calls return on the iterator, which takes its listener off the emitter. The queue goes with the iterator.',
  realCases: [
    {
      title: 'node: using events.on might leak listeners',
      url: 'https://github.com/nodejs/node/issues/37779',
    },
    {
      title: 'emittery: an iterator slower than its emitter grows without end',
      url: 'https://github.com/sindresorhus/emittery/pull/40',
    },
  ],
};
