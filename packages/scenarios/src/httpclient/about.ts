import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'httpclient',
  kind: 'leak',
  title: 'Requests without a timeout',
  summary: 'A hundred requests go to a server that never answers, and wait.',
  goAnalogue: 'http.Client without a Timeout, response bodies never closed.',
  signature: ['handles', 'fds', 'heapUsed'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'handles', perOperation: 100, culprit: 'httpClientLeak' },
  story: [
    'Node’s HTTP client has no timeout of its own. Where the other side accepts the connection and then stays silent, the request waits for ever.',
    'Each waiting request holds a socket, a file descriptor, its buffers and its callbacks. Memory grows slowly; what runs out first are the descriptors, and the service ends with EMFILE long before it ends with out of memory.',
  ],
  watch:
    'Handles and file descriptors rise by 100 with each operation, the heap by a few hundred kilobytes. The async profile leads from the sockets to the line of http.get.',
  whyTheFixWorks:
    'AbortSignal.timeout ends the request after 200 ms whatever the server does. Aborting destroys the socket, which closes the descriptor and lets everything behind it go.',
  realCases: [
    {
      title: 'node: memory grows with requests to an unreachable endpoint',
      url: 'https://github.com/nodejs/node/issues/14939',
    },
    {
      title: 'wreck: requests that time out starve the socket pool',
      url: 'https://github.com/hapijs/wreck/pull/16',
    },
  ],
  peer: 'silent-server',
};
