import type { Control } from '../about.ts';

export const about: Control = {
  id: 'generation-cache',
  kind: 'control',
  title: 'A cache that drops half of itself',
  summary: 'Memory rises for forty operations, falls at one stroke, and rises again.',
  goAnalogue: 'Two maps that take turns, as a cheap stand-in for an LRU list.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'A list of what was used last costs a link for each entry. Cheaper are two maps: new entries go into the recent one, and once it is full it becomes the older one, whose predecessor is dropped as a whole.',
    'So the cache holds between one and two times its limit, and the live heap is a saw: forty operations up, one stroke down. No collection flattens it, because all of it is in use.',
    'Wherever a measurement begins and ends, it will rarely do so at the same height of the saw. Three readings in a row rise for certain, and a line from a trough to a peak rises however long it is.',
  ],
  watch:
    'The live heap rises steadily with each operation, drops by 4,000 entries after every forty, and has the same troughs and the same peaks an hour later.',
  whyTheFixWorks:
    'A generation is dropped whenever another is full, so there are never more than two. The saw has a ceiling.',
  realCases: [
    {
      title: 'quick-lru: the cache can hold up to twice its size',
      url: 'https://github.com/sindresorhus/quick-lru/issues/10',
    },
  ],
};
