import type { Control } from '../about.ts';

export const about: Control = {
  id: 'weak-map',
  kind: 'control',
  title: 'A WeakMap whose values point at their keys',
  summary: 'Each value refers to its own key, in a map that lives as long as the process.',
  goAnalogue:
    'A map with weak keys, as package weak allows since Go 1.24; there such a circle leaks.',
  looksLike: 'heap',
  signature: ['heapUsed', 'liveHeap'],
  capture: 'heap',
  difficulty: 'medium',
  story: [
    'A framework keeps its own state beside each request, in a WeakMap at module level. The state knows its request, so the value leads back to the key.',
    'In a map that merely held its keys weakly this would be a leak: the map holds the value, the value holds the key, and the key never becomes garbage.',
    'The entries of a WeakMap are more than that. An entry whose key is reachable only through its own value counts as unreachable. Only a full collection works this out, so the heap climbs far between two of them.',
  ],
  watch:
    'Heap used climbs steeply and falls with each full collection to the same floor; live heap stays flat.',
  whyTheFixWorks:
    'The collector marks the value of an entry only once it has found the key by another way. Nobody refers to the requests, so requests, states and entries go together.',
  realCases: [
    {
      title: 'proposal-weakrefs: entries whose value refers to the key are collected',
      url: 'https://github.com/tc39/proposal-weakrefs/issues/102',
    },
  ],
};
