import type { Control } from '../about.ts';

export const about: Control = {
  id: 'connection-pool',
  kind: 'control',
  title: 'A connection pool that grows to its size',
  summary: 'As more queries run at a time, more connections are opened, and none is closed.',
  goAnalogue: 'database/sql with SetMaxOpenConns and as many idle connections.',
  looksLike: 'fds',
  signature: ['fds', 'handles', 'heapUsed'],
  capture: 'async',
  difficulty: 'medium',
  story: [
    'The pool opens a connection when a query finds none free. In the quiet hours one is enough; as more people come, more queries run at a time, and the pool follows them one connection at a time.',
    'No connection is ever given back to the operating system. Descriptors, handles and their buffers rise for as long as the load rises, and do not fall when it is over.',
    'The first test that runs long enough to see twenty connections open calls it a leak; the one that watches the hours after it does not.',
  ],
  watch:
    'Handles and file descriptors rise by one with every five operations, to twenty more than at the start. From then on queries wait for one another, and nothing rises.',
  whyTheFixWorks:
    'There is a limit, and at the limit a query waits instead of connecting. release stands in a finally, so a query that fails gives its connection back as well.',
  realCases: [
    {
      title: 'node-ibm_db: after a peak the pool keeps all of its connections',
      url: 'https://github.com/ibmdb/node-ibm_db/issues/93',
    },
    {
      title: 'node-postgres: which pool size and which idle time are right',
      url: 'https://github.com/brianc/node-postgres/issues/1222',
    },
  ],
  peer: 'echo-server',
};
