import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'fetch-body',
  kind: 'leak',
  title: 'A response whose body is never read',
  summary: 'fetch is asked for a status only; the rest of the answer waits in its connection.',
  goAnalogue: 'A resp.Body that is never closed.',
  signature: ['handles', 'fds', 'external'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'handles', perOperation: 1, culprit: 'fetchBodyLeak' },
  story: [
    'A status page asks a service whether it is up, and keeps the Response of each answer to show its status.',
    'fetch answers as soon as it has the headers. The body, a mebibyte, is still on its way. Because nobody reads it, it fills the buffers of the connection and stops there, and no other request can use that connection: the next fetch opens one more.',
    'Dropping the Response is no way out. What is under way keeps its connection, whoever holds the Response: of thirty that were dropped and collected, Node 26 closed ten in our measurements, and Node 20 to 24 closed none.',
  ],
  watch:
    'Handles and file descriptors rise by one with each operation, and external by an eighth of a mebibyte on Node 20, a quarter on later versions: what the buffers of a connection hold.',
  whyTheFixWorks:
    'body.cancel says that nothing more is wanted and ends the connection. Reading the body to its end would free the connection for the next request instead. And only the status is kept, of the latest hundred answers.',
  realCases: [
    {
      title: 'next.js: memory leak using fetch without consuming the body',
      url: 'https://github.com/vercel/next.js/issues/43493',
    },
    {
      title: 'undici: dump the socket once the Response is collected',
      url: 'https://github.com/nodejs/undici/issues/2856',
    },
  ],
  peer: 'body-server',
};
