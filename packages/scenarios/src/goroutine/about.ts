import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'goroutine',
  kind: 'leak',
  title: 'Calls that wait for ever',
  summary: 'A thousand async calls await promises that nobody settles.',
  goAnalogue: 'Goroutines blocked on a channel that nobody writes to.',
  signature: ['pendingAsync', 'heapUsed', 'liveHeap'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'async', perOperation: 1000, culprit: 'goroutineLeak' },
  story: [
    'Each call asks a question, puts its resolve function into a list of waiters and awaits the answer. The answer never comes.',
    'A suspended async function keeps its local variables, its promise and everything they refer to. As long as the list holds the resolve function, all of it could still be needed, so the collector may not touch it.',
    'No error is thrown and no handle stays open: the process looks idle. A promise that nobody could settle any more would be collected; what leaks is the list.',
  ],
  watch:
    'Pending async rises by 1,000 with each operation and never falls; the live heap follows. The async profile names the function that waits and the line of its await.',
  whyTheFixWorks:
    'Every wait ends: with the answer or after its timeout. Whoever ends it also takes the waiter out of the set, so nothing refers to the suspended call any more.',
  realCases: [
    {
      title: 'k-rpc: tens of thousands of stale entries in .pending',
      url: 'https://github.com/mafintosh/k-rpc/issues/13',
    },
    {
      title: 'comapeo-core: promises waiting for an index were never removed',
      url: 'https://github.com/digidem/comapeo-core/pull/950',
    },
  ],
};
