import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'response-clone',
  kind: 'leak',
  title: 'The copy of a response that nobody reads',
  summary: 'An answer of 1 MiB is cloned for the log, and the clone queues all of it.',
  goAnalogue: 'An io.TeeReader into a buffer that nobody empties.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'responseCloneLeak' },
  story: [
    'A response can be read once. Whoever wants to read it and log it too calls clone first, reads the one and keeps the other.',
    'clone divides the stream in two. What comes in goes to both sides, and the side that nobody reads queues it, without a bound: nothing slows the reader of the other side down. So the clone soon holds the whole answer, and the list of clones the answers to all requests.',
    'The code asked for a status and a few headers. That a copy of the body comes with them is not to be seen.',
  ],
  watch: 'external climbs by the size of the answer with each operation.',
  whyTheFixWorks:
    'The clone’s body is cancelled as soon as it is clear that nobody reads it, which empties its queue, and the log keeps what it is about: how often which status came. Better still is not to clone where only the headers are wanted.',
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
  peer: 'body-server',
};
