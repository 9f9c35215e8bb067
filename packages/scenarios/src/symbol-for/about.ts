import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'symbol-for',
  kind: 'leak',
  title: 'Symbols made from data',
  summary: 'Symbol.for is called with the token of each session, and forgets none.',
  goAnalogue: 'An intern map that is filled with whatever users send.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'heap', culprit: 'symbolForLeak' },
  story: [
    'To mark what each session may do, a symbol is made from its token. Symbol.for returns the same symbol for the same text, which is convenient: it is found again anywhere.',
    'It can only be found because a registry keeps it. That registry belongs to the whole process, cannot be listed, and V8 never removes anything from it. What the request forgets, the registry remembers: a symbol, its text and a place in a table.',
    'Symbols were made for names that stand in the code, of which there are few. Made from data there are as many as there is data.',
  ],
  watch:
    'The live heap rises by half a kilobyte with each session. The heap profile names the function that makes the symbols.',
  whyTheFixWorks:
    'A string does as well. It lives as long as the map that it is a key of, which is as long as the request.',
  realCases: [
    {
      title: 'TC39: symbols of the registry are considered to live for ever',
      url: 'https://github.com/tc39/ecma262/pull/2777',
    },
    {
      title: 'TC39: why an entry of the registry cannot be weak',
      url: 'https://github.com/tc39/proposal-symbols-as-weakmap-keys/issues/21',
    },
  ],
};
