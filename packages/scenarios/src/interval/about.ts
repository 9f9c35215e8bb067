import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'interval',
  kind: 'leak',
  title: 'An interval that nobody clears',
  summary: 'Each upload starts a timer that reports its progress, and none is ever stopped.',
  goAnalogue: 'A time.Ticker that is never stopped, and the goroutine that reads it.',
  signature: ['handles', 'external', 'rss'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'handles', perOperation: 1, culprit: 'intervalLeak' },
  story: [
    'A service receives uploads and reports once a second how far each has come. The upload ends after a moment; its interval does not.',
    'The event loop holds the timer, the timer holds its callback, and the callback holds what it mentions: the upload with its mebibyte. Nothing else refers to any of it, and nothing else needs to.',
    'Each of them also runs, every second. A thousand uploads later a thousand callbacks report on uploads that ended long ago, which may show in the processor time before it shows in memory.',
  ],
  watch:
    'Handles rise by one with each operation, and external by one mebibyte. The async profile leads from the timers to the line of setInterval, the heap profile to the buffers that they hold.',
  whyTheFixWorks:
    'clearInterval stands in a finally: whether the upload succeeds or fails, its timer goes with it, and so does what the timer held.',
  realCases: [
    {
      title: 'y-websocket: the ping interval outlived its connection',
      url: 'https://github.com/yjs/y-websocket/pull/30',
    },
    {
      title: 'hiero-json-rpc-relay: each closed WebSocket left an interval behind',
      url: 'https://github.com/hiero-ledger/hiero-json-rpc-relay/pull/5275',
    },
  ],
};
