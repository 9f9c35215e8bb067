import type { Control } from '../about.ts';

export const about: Control = {
  id: 'ring-buffer',
  kind: 'control',
  title: 'A ring that goes round for the first time',
  summary: 'The latest 140 bodies are kept, and the first 140 find no older one to replace.',
  goAnalogue: 'container/ring that is being filled.',
  looksLike: 'external',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'easy',
  story: [
    'For its page of latest requests a service keeps 140 bodies of 256 KiB in a ring. Until the ring has gone round once, each body comes on top of all others: 35 MiB outside the heap.',
    'It is the same line, with the same buffers and the same slope, as in a log that keeps every request. What differs is a remainder operator.',
  ],
  watch:
    'array buffers rise by 256 KiB with each of the first 140 operations. The 141st replaces the first, and the curve turns flat at once.',
  whyTheFixWorks:
    'The index wraps around, so a new body takes the place of the oldest, which nothing refers to any more. The ring has 140 places whatever comes.',
  realCases: [
    {
      title: 'lru-cache: how much a bounded store holds is what it was told to hold',
      url: 'https://github.com/isaacs/node-lru-cache/issues/344',
    },
  ],
};
