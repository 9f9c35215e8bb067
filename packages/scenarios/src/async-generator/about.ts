import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'async-generator',
  kind: 'leak',
  title: 'A generator left in the middle',
  summary:
    'The first page of a table is read from an async generator, whose cursor then stays open.',
  goAnalogue: 'A producer goroutine blocked on a channel whose reader has left.',
  signature: ['external', 'arrayBuffers', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'asyncGeneratorLeak' },
  story: [
    'readPages is written with care: it opens a cursor, yields one page after the other, and closes the cursor in a finally. The caller wants the first page only. It calls next once and goes on with its work.',
    'The generator stands at its yield and waits. Nobody tells it that no further page is wanted, so its finally never runs, and the cursor stays among the open ones with its mebibyte of buffer.',
    'No promise is pending and no handle is open. The generator itself is collected, and its finally is skipped by that: what leaks is what it was going to give back.',
  ],
  watch:
    'external rises by one mebibyte with each operation, and nothing else does. The heap profile leads to the line that allocated the buffer of the cursor.',
  whyTheFixWorks:
    'A for await loop that is left early, be it by break, by return or by an error, calls return on its generator. That resumes it at its yield only to run the finally, which closes the cursor.',
  realCases: [
    {
      title: 'mercurius: closing a subscription did not call return on its iterator',
      url: 'https://github.com/mercurius-js/mercurius/issues/392',
    },
    {
      title: 'it-merge: sources suspended at a yield were never returned',
      url: 'https://github.com/achingbrain/it/pull/216',
    },
  ],
};
