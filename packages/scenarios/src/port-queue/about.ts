import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'port-queue',
  kind: 'leak',
  title: 'Messages that nobody receives',
  summary: 'Records are posted to a port without a listener, and wait there for ever.',
  goAnalogue:
    'A slice that grows where a channel would block: a queue without a bound, whose reader has left.',
  signature: ['rss', 'arrayBuffers'],
  capture: 'async',
  difficulty: 'hard',
  expects: {
    cause: 'native',
    perOperation: 1024 * 1024,
    culprit: 'portQueueLeak',
  },
  story: [
    'Every request sends a record to the audit log over a message port. The log has long ended, or never began to listen. postMessage does not mind: it neither waits nor fails.',
    'The record is transferred. It leaves the heap and the external memory of the sender, and until somebody receives it, it belongs to nobody’s. The heap, external and every heap snapshot say that all is well, while the process grows by a mebibyte with each request.',
    'Streams have a way to say that they are full, and ports have none. Whoever posts has to count.',
  ],
  watch:
    'rss rises by one mebibyte with each operation while heap and external stay flat; only arrayBuffers, which goes on counting a store that is under way, agrees with it. The async profile counts the messages by who posted them.',
  whyTheFixWorks:
    'The log acknowledges each record, and no more than four are under way at a time. Who sends faster than the log can write waits for it.',
  realCases: [
    {
      title: 'node: Worker.postMessage and back pressure',
      url: 'https://github.com/nodejs/node/issues/37428',
    },
    {
      title: 'node: memory leak with parentPort.postMessage',
      url: 'https://github.com/nodejs/node/issues/41762',
    },
  ],
};
