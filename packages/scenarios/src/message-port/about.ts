import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'message-port',
  kind: 'leak',
  title: 'A message port left open',
  summary: 'Each answer comes over a channel of its own, which stays open afterwards.',
  goAnalogue: 'A reply channel for each request, with a goroutine that goes on reading it.',
  signature: ['handles'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'handles', perOperation: 1, culprit: 'messagePortLeak' },
  story: [
    'So that answers do not get mixed up, each request to a worker brings a channel of its own to be answered on. The answer arrives, the promise settles, and the code goes on.',
    'A port with a listener is active: another message may come at any time. So it keeps the event loop running, and neither it nor the listener, nor the other end in the worker, can be collected. Once for each request.',
    'Had the listener been added with once, nobody would have noticed: a port whose last listener goes is active no longer, and both ends can be collected. Code that works for such a reason stops working when somebody adds a second listener.',
  ],
  watch:
    'Handles rise by one with each operation. The async profile leads from the ports to the line that opened the channel.',
  whyTheFixWorks:
    'port.close in a finally closes both ends of the channel, in this thread and in the worker.',
  realCases: [
    {
      title: 'impress: message ports of each task stayed open',
      url: 'https://github.com/metarhia/impress/pull/1886',
    },
  ],
};
