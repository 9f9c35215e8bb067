import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'abort-listener',
  kind: 'leak',
  title: 'A listener on a signal that outlives it',
  summary: 'Each task listens for the end of the process, and goes on listening when it is done.',
  goAnalogue: 'context.AfterFunc without calling the stop function that it returns.',
  signature: ['external', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'abortListenerLeak' },
  story: [
    'One AbortSignal tells every task that the process is about to end. Each task adds a listener, does its work and returns. The signal is aborted once, weeks later, if ever.',
    'The signal holds its listeners, and this one holds the picture. On a signal that goes with its request, a forgotten listener is harmless; on one that lives as long as the process, the list only grows.',
    'Node 20 warns once, at the eleventh listener. Later versions say nothing: signals are exempt from the warning there.',
  ],
  watch:
    'external rises by one mebibyte with each operation. The heap profile leads to the line that allocated the picture.',
  whyTheFixWorks:
    'removeEventListener stands in a finally, with the very function that was added. The option once would not do: it removes a listener that has been called, and this one never is.',
  realCases: [
    {
      title: 'undici: listeners pile up on long-lived signals',
      url: 'https://github.com/nodejs/undici/issues/3157',
    },
    {
      title: 'node: AbortSignal.any leaks when a signal is long-lived',
      url: 'https://github.com/nodejs/node/issues/55351',
    },
  ],
};
