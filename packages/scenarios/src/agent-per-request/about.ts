import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'agent-per-request',
  kind: 'leak',
  title: 'A new connection pool for each request',
  summary:
    'Every request makes a keep-alive agent of its own, whose connection is never used again.',
  goAnalogue: 'A new http.Transport for each request, with its idle connections.',
  signature: ['fds', 'liveHeap'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'fds', perOperation: 1, culprit: 'agentPerRequestLeak' },
  story: [
    'An agent with keepAlive holds a connection open after the answer, so that the next request need not connect again. It is a pool. Made inside the function that uses it, it is a pool for one request.',
    'The answer is read to its end, nothing is forgotten, nothing fails. The connection goes back to its agent and waits for a second request, which will never come: nobody knows that agent but its own socket.',
    'An idle connection of an agent does not keep the process alive, and so is not among its active handles. The operating system counts it all the same, until the server closes it or descriptors run out.',
  ],
  watch:
    'File descriptors rise by one with each operation while handles stay as they are. The async profile shows the sockets none the less, with the line of http.get.',
  whyTheFixWorks:
    'There is one agent for all. The second request finds the connection of the first.',
  realCases: [
    {
      title: 'aws-sdk-js-v3: a new http.Agent for each call leaks sockets',
      url: 'https://github.com/aws/aws-sdk-js-v3/issues/7913',
    },
  ],
  peer: 'body-server',
};
