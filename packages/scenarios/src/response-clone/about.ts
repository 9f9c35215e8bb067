import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'response-clone',
  kind: 'leak',
  title: 'The copy of a response that nobody reads',
  summary: 'An answer of 1 MiB is cloned for the log, and the clone keeps all of it.',
  goAnalogue: 'An io.TeeReader into a buffer that nobody empties.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'responseCloneLeak' },
  expectsOn: (major) => ({
    cause: 'external',
    // From Node 24 on the clone queues a copy beside the page itself.
    perOperation: (major < 24 ? 1 : 2) * 1024 * 1024,
    culprit: 'responseCloneLeak',
  }),
  story: [
    'A response can be read once. Whoever wants to send it and log it too calls clone first, sends the one and keeps the other.',
    'clone divides the body in two streams. What one of them reads is queued for the other, without a bound: nothing slows the reader down because the log is late. So a clone that nobody reads holds the whole answer, and the list of clones the answers to all requests. It is the same with what fetch has brought, where the queue fills from the socket.',
    'The code asked for a status and a few headers. That the body comes with them is not to be seen.',
  ],
  watch:
    'external climbs by the size of the answer with each operation, from Node 24 on by twice as much. The heap profile leads to the line that made the page.',
  whyTheFixWorks:
    'The clone’s body is cancelled once the answer has been sent, which empties its queue, and the log keeps what it is about: how often which status came. Better still is not to clone where only the headers are wanted.',
  realCases: [
    {
      title: 'Next.js: memory leak from cloned responses',
      url: 'https://github.com/vercel/next.js/pull/82678',
    },
    {
      title: 'ky: an unnecessary clone buffered the response and was never read',
      url: 'https://github.com/sindresorhus/ky/pull/661',
    },
    {
      title: 'undici: cloned responses were kept until the process ended',
      url: 'https://github.com/nodejs/undici/pull/3445',
    },
  ],
};
