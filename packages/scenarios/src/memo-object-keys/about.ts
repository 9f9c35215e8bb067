import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'memo-object-keys',
  kind: 'leak',
  title: 'A memo that never hits',
  summary: 'Pages are remembered by an object that is new with each request.',
  goAnalogue: 'A map keyed by pointers, asked with a fresh pointer each time.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'memoObjectKeysLeak' },
  story: [
    'A page costs something to render, so it is remembered by its query: the same query, the same page.',
    'But a Map compares objects by identity, and each request brings a query of its own. Two that read alike are two keys. The memo misses every time, renders the page again and keeps it once more.',
    'All answers are right, so no test fails. A memo that never hits is a leak and a slow service in one, and the hit rate is the number that tells.',
  ],
  watch:
    'The live heap climbs by the size of a page with each operation, though all of them ask for the same one. The heap profile names the function that remembers.',
  whyTheFixWorks:
    'The key is a string made of what the page depends on. Equal queries have equal keys, so there are as many pages as there are different queries. Where those are without number, the memo needs a bound besides.',
  realCases: [
    {
      title: 'garden: memoize was keyed by an object whose identity kept changing',
      url: 'https://github.com/garden-io/garden/pull/5137',
    },
    {
      title: 'nano-memoize: calls without arguments were stored and never found again',
      url: 'https://github.com/anywhichway/nano-memoize/pull/41',
    },
  ],
};
