import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'weakref-keys',
  kind: 'leak',
  title: 'Weak values, strong keys',
  summary: 'A Map of WeakRefs lets its sessions go and keeps their tokens.',
  goAnalogue: 'A map[string]weak.Pointer whose entries nobody deletes.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'heap', culprit: 'weakRefKeysLeak' },
  story: [
    'Sessions shall be found by their token for as long as somebody uses them, and no longer. So the Map holds each by a WeakRef, which does not keep it alive.',
    'The sessions do go. What stays is the entry: the token, the WeakRef, which now refers to nothing, and their place in the Map. Some hundred bytes for each session that ever was.',
    'Half of the care is the trap here. Whoever knows of WeakRef has thought about leaks, and nobody suspects the Map that was made to avoid one.',
  ],
  watch:
    'The live heap rises with each operation, though all sessions are gone. The heap profile names the function that opens them.',
  whyTheFixWorks:
    'A FinalizationRegistry is told of each session and deletes its key some time after it has been collected. It may be late, but the Map no longer grows without end.',
  realCases: [
    {
      title: 'MetaMask: a map of weak references never cleaned up its keys',
      url: 'https://github.com/MetaMask/metamask-extension/pull/40467',
    },
    {
      title: 'MDN: a Map of WeakRefs accumulates entries that are of no use',
      url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Memory_management',
    },
  ],
};
