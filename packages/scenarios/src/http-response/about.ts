import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'http-response',
  kind: 'leak',
  title: 'A response that nobody resumes',
  summary: 'The status of an answer is looked at; its body blocks the connection for ever.',
  goAnalogue:
    'A resp.Body that is neither read nor closed: its connection never returns to the pool.',
  signature: ['handles', 'fds', 'external'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'handles', perOperation: 1, culprit: 'httpResponseLeak' },
  story: [
    'Whoever listens for the response of http.get owns its body as well. This check looks at the status, has its answer and is done.',
    'A response is a stream, and nothing flows before somebody reads. It fills its buffers, the socket stops reading, the server stops writing, and there they stay. The response never ends, so its socket never goes back to the agent: each check leaves a connection open on both sides.',
    'Were nobody listening for the response at all, Node would throw its body away. It is the looking that makes it one’s own.',
  ],
  watch:
    'Handles and file descriptors rise by one with each operation, external by what the buffers of a connection hold. The async profile leads from the sockets to the line of http.get.',
  whyTheFixWorks:
    'response.resume reads the body and throws it away, and the function waits for its end. By then the connection is back with the agent, and the next request uses it.',
  realCases: [
    {
      title: 'node-influx: pings did not consume the response',
      url: 'https://github.com/node-influx/node-influx/issues/475',
    },
    {
      title: 'jaeger-client-node: memory leak in the HTTP sender',
      url: 'https://github.com/jaegertracing/jaeger-client-node/issues/344',
    },
  ],
  peer: 'body-server',
};
