import type { Control } from '../about.ts';

export const about: Control = {
  id: 'keep-alive-agent',
  kind: 'control',
  title: 'Sockets kept for the next request',
  summary: 'An http.Agent keeps as many sockets as were ever in use at a time.',
  goAnalogue: 'One http.Transport for all requests, with MaxConnsPerHost and idle connections.',
  looksLike: 'handles',
  signature: ['handles', 'fds', 'heapUsed'],
  capture: 'async',
  difficulty: 'medium',
  story: [
    'An agent with keepAlive does not close a socket after its request: the next request saves itself the handshake. So the number of sockets is the largest number of requests that ever ran at a time.',
    'Most of the time two or three run, now and then a dozen. Each new record leaves more sockets behind. Records come often at first and then ever more seldom, so the curve rises in steps for long.',
    'A new agent for each request would give a curve that looks the same at its beginning, and never ends.',
  ],
  watch:
    'Handles and file descriptors rise in steps that get rarer, and stop at 32 sockets after 141 operations.',
  whyTheFixWorks:
    'One agent serves all requests, and maxSockets bounds what it may open. Beyond the bound requests wait for a socket.',
  realCases: [
    {
      title: 'leakage: an agent with keepAlive was called a leak until its sockets were bounded',
      url: 'https://github.com/andywer/leakage/issues/25',
    },
    {
      title: 'node: maxFreeSockets was added so that a peak does not stay for ever',
      url: 'https://github.com/nodejs/node-v0.x-archive/pull/5993',
    },
  ],
  peer: 'body-server',
};
