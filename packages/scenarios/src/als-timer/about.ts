import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'als-timer',
  kind: 'leak',
  title: 'A timer inherits the request',
  summary:
    'A timer that knows nothing but a number keeps the whole request in which it was started.',
  goAnalogue: 'A goroutine started with the context of a request, whose values it keeps alive.',
  signature: ['handles', 'external', 'rss'],
  capture: 'async',
  difficulty: 'hard',
  expects: { cause: 'handles', perOperation: 1, culprit: 'alsTimerLeak' },
  story: [
    'AsyncLocalStorage brings the request to wherever it is needed, without handing it from call to call. An order is placed, and a timer begins to ask once a minute where it is. It is given the number of the order and nothing else.',
    'Yet it holds the request, body and all. Whatever is started inside als.run inherits the store, be it a timer, a socket or a promise, so that its callback could ask for it. What lives on keeps the store for as long.',
    'The code of the timer shows nothing of this: neither its callback nor its argument mentions the request. In a heap snapshot the path leads through a property of the timer that nobody in the service has set.',
  ],
  watch:
    'Handles rise by one with each operation, external by one mebibyte. The async profile names the line of setInterval, the heap profile the line that allocated the body. What connects the two is the store.',
  whyTheFixWorks:
    'One timer serves all orders. It is started outside any request and so inherits none; what stays of a request is a number, and of those the latest hundred. Where a request must start something that outlives it, als.exit starts it without the store.',
  realCases: [
    {
      title: 'unctx: the store kept the whole application of each request',
      url: 'https://github.com/unjs/unctx/issues/125',
    },
    {
      title: 'unctx: the store holds its instance weakly now',
      url: 'https://github.com/unjs/unctx/pull/137',
    },
  ],
};
