import type { Control } from '../about.ts';

export const about: Control = {
  id: 'new-plateau',
  kind: 'control',
  title: 'More load, a higher plateau',
  summary: 'More people are there at a time than before, so more is held; then no more again.',
  goAnalogue: 'More connections served at once, each with its goroutine and buffers.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'In the morning a thousand people are there at a time, and the live heap is flat. From the 110th operation on people stay longer, until there are 3,000.',
    'The live heap leaves its plateau, climbs, and finds a new one three times as high. It does not come back by itself, and no collection helps: the memory is in use.',
    'Whoever compares the first reading with the last sees a large growth, and whoever looks only at the climb sees a straight line. Only what comes after it tells.',
  ],
  watch:
    'The live heap is flat, climbs from the 110th operation on for 40 more, and is flat again.',
  whyTheFixWorks:
    'What is held follows the number of people who are there, not the number who have ever come. As many leave as arrive, so the second plateau is as level as the first.',
  realCases: [
    {
      title: 'cloud-trace-nodejs: memory was stable after some ten thousand requests',
      url: 'https://github.com/googleapis/cloud-trace-nodejs/issues/55',
    },
    {
      title: 'bun: a test took its first reading below the plateau',
      url: 'https://github.com/oven-sh/bun/pull/34159',
    },
  ],
};
