import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'cache',
  kind: 'leak',
  title: 'A cache without a bound',
  summary: 'A Map remembers every request and forgets none.',
  goAnalogue: 'A map that entries are added to and never deleted from.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'heap', culprit: 'cacheLeak' },
  story: [
    'A Map at module level remembers something about each visitor so that the next visit is faster. Every visitor is new, nobody removes anything, and the Map lives as long as the process.',
    'This is the most common leak of all, because it is also the most common optimisation: in a test with ten visitors it is a cache, in production with ten million it is a leak.',
  ],
  watch:
    'The live heap, that is the heap after a full collection, rises by about the same amount with each operation. Heap used alone saws up and down around it.',
  whyTheFixWorks:
    'The Map is bounded: with each new entry beyond the limit the oldest goes. Memory grows until the bound is reached and then holds.',
  realCases: [
    {
      title: 'LaunchDarkly js-core: a key map beside the LRU grew for ever',
      url: 'https://github.com/launchdarkly/js-core/issues/474',
    },
    {
      title: 'node-hashring: lookups were cached without a limit',
      url: 'https://github.com/3rd-Eden/node-hashring/issues/8',
    },
  ],
};
