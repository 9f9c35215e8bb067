import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'process-on',
  kind: 'leak',
  title: 'A handler on process for each request',
  summary: 'Each upload asks to be saved when the process ends, and is held until it does.',
  goAnalogue: 'signal.Notify for each request, without signal.Stop.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'processOnLeak' },
  story: [
    'If the process has to end while an upload comes in, what has come of it shall be saved. So each upload adds a handler for exit.',
    'The upload completes and the handler stays, for process lives as long as can be. Each handler holds its upload. When the service does end one day, it saves every upload that it ever had, which takes long, and the supervisor kills it.',
    'Handlers for signals, uncaughtException and warning leak in the same way. They are often added by a library, once for each client or child that it makes.',
  ],
  watch:
    'external climbs by the size of an upload with each operation. The heap profile leads to the line that allocates it. Node warns at the eleventh handler, once.',
  whyTheFixWorks:
    'There is one handler for all. It saves the uploads of a set, and each upload is in the set only while it comes in.',
  realCases: [
    {
      title: 'ngrok: each tunnel added a handler for exit',
      url: 'https://github.com/bubenshchykov/ngrok/pull/179',
    },
    {
      title: 'catch-exit: the handlers were added anew with each callback',
      url: 'https://github.com/electrovir/catch-exit/issues/2',
    },
  ],
};
