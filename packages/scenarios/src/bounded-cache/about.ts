import type { Control } from '../about.ts';

export const about: Control = {
  id: 'bounded-cache',
  kind: 'control',
  title: 'A cache that fills to its bound',
  summary: 'The live heap grows with every operation, until the cache is full.',
  goAnalogue: 'An LRU cache of fixed size that has just been started.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'easy',
  story: [
    'The cache holds 14,000 visitors and each operation brings a hundred new ones. For the first 140 operations nothing is ever forgotten, and the live heap rises in a straight line.',
    'In that time it cannot be told from a leak by its curve. Five growths in a row, a straight line from the first reading to the last, a mean growth above zero: all of them hold.',
    'A measurement has to last until the bound is reached, or it measures the filling. The larger the cache, the longer the false alarm.',
  ],
  watch:
    'The live heap rises by the same amount with each operation, and then from one operation to the next not at all. The heap profile goes on naming the line of cache.set.',
  whyTheFixWorks:
    'From the bound on, every entry that comes in pushes one out. What the cache may hold is decided once, in one line, and does not depend on how long the process runs.',
  realCases: [
    {
      title: 'sirix: a bounded cache that filled all hour was called a heap leak',
      url: 'https://github.com/sirixdb/sirix/pull/1042',
    },
    {
      title: 'next-leak: a filling cache was reported as a leak',
      url: 'https://github.com/xabierlameiro/next-leak/pull/60',
    },
  ],
};
