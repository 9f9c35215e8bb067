import type { Control } from '../about.ts';

export const about: Control = {
  id: 'high-water-mark',
  kind: 'control',
  title: 'A buffer as large as the largest message',
  summary: 'A parser keeps its scratch buffer and enlarges it for each record size.',
  goAnalogue: 'bytes.Buffer with Reset: it keeps the capacity that it once needed.',
  looksLike: 'external',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'Allocating for each message is slow, so the parser keeps one buffer and makes it larger when a message does not fit. It never makes it smaller.',
    'Most messages are small, a few are large, and now and then one is larger than all before. External memory rises at each record: often at first, ever more seldom later, and it never falls.',
    'The steps come at random times and in random heights. A line through the first and the last reading always rises.',
  ],
  watch:
    'array buffers rise in steps, each rarer than the one before, and end at 16 MiB after 149 operations: no message may be larger.',
  whyTheFixWorks:
    'One buffer is kept, the older and smaller one is dropped. Its size is bounded by the largest message, which the protocol bounds.',
  realCases: [
    {
      title: 'redis: the buffer of a client stays as large as a burst has made it',
      url: 'https://github.com/redis/redis/issues/364',
    },
    {
      title: 'sage: a parser kept its largest buffer for each of its connections',
      url: 'https://github.com/ghostdogpr/sage/issues/185',
    },
  ],
};
