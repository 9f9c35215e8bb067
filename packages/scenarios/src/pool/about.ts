import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'pool',
  kind: 'leak',
  title: 'A connection that is not given back',
  summary: 'An error skips the release; soon the pool is empty and everybody waits.',
  goAnalogue: 'rows.Close without defer: the pool of database/sql runs dry.',
  signature: ['pendingAsync', 'external', 'rss'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'async', perOperation: 1, culprit: 'poolLeak' },
  story: [
    'The pool has two connections. An order acquires one, inserts its row and releases it. Where the insert fails, the order is refused and the customer is told; the release has been skipped.',
    'Two failures are enough. From then on acquire never answers: each order waits, with its mebibyte in its hands. Nothing fails any more and nothing is logged; requests simply do not return.',
    'What leaked is two connections, and that was over in a moment. What grows is the queue behind them. So the line to look at is not the one that allocates but the one where everybody waits.',
  ],
  watch:
    'Pending async rises by one with each operation, external by one mebibyte. The async profile names the line of await acquire, where all of them stand.',
  whyTheFixWorks:
    'release stands in a finally, so that a failed insert gives its connection back like any other. A timeout on acquire would have turned the silence into errors at least.',
  realCases: [
    {
      title: 'node-postgres: connection leak?',
      url: 'https://github.com/brianc/node-postgres/issues/1777',
    },
    {
      title: 'pg-pool: a client did not return to the pool after an error',
      url: 'https://github.com/brianc/node-pg-pool/issues/48',
    },
  ],
};
