import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'listeners',
  kind: 'leak',
  title: 'Listeners that nobody removes',
  summary: 'Each request listens for changed prices and never stops to.',
  goAnalogue: 'Subscribers that are added to a broker and never unsubscribe.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'listenersLeak' },
  story: [
    'While a request is answered, prices may change. So it listens to the emitter that tells, and updates its basket.',
    'The emitter lives as long as the service. It holds the listener, the listener holds the basket. The answer has long been sent when the next change of prices runs through the baskets of all who ever asked.',
    'Node warns once, at the eleventh listener, and then no more, however many there will be. Many a warning was silenced with setMaxListeners(0). The leak also costs time: emit calls every one of them.',
  ],
  watch:
    'external climbs by the size of a basket with each operation. The heap profile leads to the line that made it. The event loop’s delay grows with each change of prices.',
  whyTheFixWorks:
    'The listener is removed in a finally, whether the answer succeeds or not. Where one event is enough, once removes it by itself; several are removed together by the signal of an AbortController.',
  realCases: [
    {
      title: 'needle: a listener for each request on sockets that are used again',
      url: 'https://github.com/tomas/needle/issues/161',
    },
    {
      title: 'connect: the static middleware left a listener on the socket',
      url: 'https://github.com/senchalabs/connect/pull/564',
    },
    {
      title: 'axios: a listener kept the response of the request that had installed it',
      url: 'https://github.com/axios/axios/pull/11091',
    },
  ],
};
