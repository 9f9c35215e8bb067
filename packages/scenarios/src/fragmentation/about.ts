import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'fragmentation',
  kind: 'leak',
  title: 'Memory full of holes',
  summary:
    'A store replaces small entries by large ones; as much is in use, and ever more resident.',
  goAnalogue:
    'Size classes whose spans each hold one live object: HeapIdle that is never released.',
  signature: ['rss'],
  capture: 'heap',
  difficulty: 'hard',
  expects: {
    cause: 'native',
    culprit: {
      none: 'What grew is free memory between allocations that are in use. No object owns it, so there is no stack to take.',
    },
  },
  story: [
    'A store is full of entries of 4 KiB. Its users turn to larger ones: with each operation sixty small entries are dropped, and three large ones of 80 KiB take their place. The sum stays the same to the byte.',
    'The dropped entries are freed. But between them lie those that stay, one every 64 KiB, and a hole of 60 KiB is no place for an entry of 80. The allocator cannot move what is in use, so it asks the system for new memory, and keeps the holes for small requests that no longer come.',
    'Every figure that Node knows is flat or falls. Only the system’s view grows, up to about twice the store in this scenario, and does not fall when the store is emptied. It is no leak in the strict sense, and ends a container all the same.',
  ],
  watch:
    'rss climbs by a quarter of a mebibyte with each operation, while external stands still and the heap even falls. No profile shows anything, for all that was allocated is either in use or free.',
  whyTheFixWorks:
    'All entries are made of blocks of one size, and dropped blocks are used again. A hole is as large as the next request by construction. Where the sizes cannot be chosen, an allocator made against fragmentation, such as jemalloc, softens it.',
  realCases: [
    {
      title: 'node: resident memory grows by fragmentation in glibc’s malloc',
      url: 'https://github.com/nodejs/node/pull/59026',
    },
    {
      title: 'node: rss keeps rising when the heap does not',
      url: 'https://github.com/nodejs/help/issues/1942',
    },
    {
      title: 'node: freed and not returned, for want of a whole run of free pages',
      url: 'https://github.com/nodejs/node/issues/21332',
    },
  ],
};
