import type { Control } from '../about.ts';

export const about: Control = {
  id: 'unrooted-promise',
  kind: 'control',
  title: 'Promises that nobody can settle',
  summary: 'Twenty async calls wait for ever, and nothing refers to them.',
  goAnalogue: 'A goroutine that waits for ever stays for ever; a call that awaits does not.',
  looksLike: 'async',
  signature: ['pendingAsync', 'heapUsed'],
  capture: 'async',
  difficulty: 'medium',
  story: [
    'Each call awaits a promise whose resolve function was dropped the moment it was made. The call never goes on, never fails and never returns.',
    'It is the twin of the leak that keeps its waiters in a list, and between two collections the two look the same: more and more calls wait, and the heap grows with all that they hold.',
    'The difference is who refers to whom. A suspended call is kept alive by the promise it waits for, and a promise by whoever could settle it. Where there is nobody, the promise, the call and its variables are garbage together.',
  ],
  watch:
    'Pending async and heap used climb with each operation. Collect garbage: both fall back to where they began.',
  whyTheFixWorks:
    'A suspended call is an ordinary object on the heap. With no resolve function, timer or handle that leads to it, the next full collection frees it. Code that has to run, such as a finally block, is lost with it: that is a bug, but no leak.',
  realCases: [
    {
      title: 'proposal-async-await: whether a call that waits for ever can be collected',
      url: 'https://github.com/tc39/proposal-async-await/issues/89',
    },
    {
      title: 'node: the destroy event of a promise comes once it is collected',
      url: 'https://github.com/nodejs/node/issues/32940',
    },
  ],
};
