import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'race-longlived',
  kind: 'leak',
  title: 'Racing against a promise that lives for ever',
  summary: 'Each render races against the end of the process, which remembers every race.',
  goAnalogue:
    'A select on ctx.Done() leaves nothing behind; context.AfterFunc leaves its function until it is stopped.',
  signature: ['pendingAsync', 'external', 'rss'],
  capture: 'async',
  difficulty: 'hard',
  expects: { cause: 'async', perOperation: 1, culprit: 'raceLonglivedLeak' },
  story: [
    'One promise settles when the process is told to end. Every render races against it, so that none delays the shutdown: a sensible thing to want, and the natural way to write it.',
    'But nobody can unsubscribe from a promise. Each race adds a reaction to the promise of the shutdown, which keeps its reactions until it settles, and so for the life of the process.',
    'Up to Node 24 a reaction holds the promise of its race, and that holds the page which was rendered: a mebibyte each time. Node 26 lets go of the page but not of the reaction; a hundred thousand races cost 24 megabytes there.',
  ],
  watch:
    'Pending async rises by one with each operation and never falls, though no request waits. Up to Node 24 external follows by a mebibyte each. The heap profile shows only who made the pages; the async profile shows the race that keeps them.',
  whyTheFixWorks:
    'The end of the process has one listener for all. Each render stands in a set while it is under way, with a promise of its own to race against, and leaves the set in a finally. A reaction, which cannot be taken back, has become an entry, which can be deleted.',
  realCases: [
    {
      title: 'node: Promise.race leads to a memory leak',
      url: 'https://github.com/nodejs/node/issues/17469',
    },
    {
      title: 'react-router: a stream raced each chunk against one promise',
      url: 'https://github.com/remix-run/react-router/issues/15247',
    },
    {
      title: 'endo: a race of its own that does not leak',
      url: 'https://github.com/endojs/endo/pull/1222',
    },
  ],
};
