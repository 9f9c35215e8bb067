import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'worker',
  kind: 'leak',
  title: 'Workers that are never told to stop',
  summary: 'Every text is counted in a thread of its own, which then waits for another.',
  goAnalogue: 'A goroutine locked to its thread, for each request, that waits for work for ever.',
  signature: ['threads', 'fds', 'rss'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'threads', perOperation: 1, culprit: 'workerLeak' },
  story: [
    'Heavy work belongs off the main thread: start a worker, send it the text, await the answer. The answer comes, and the worker is forgotten.',
    'It is not collected. A worker that listens for messages is alive, with a thread, an event loop and a heap of its own: some megabytes and four or five descriptors each.',
    'The heap of the main thread, where most tools look, hardly moves.',
  ],
  watch:
    'Threads rise by one with each operation, descriptors by four or five, rss by some megabytes, and the heap stays flat.',
  whyTheFixWorks:
    'One worker lives as long as the service and takes one text after the other. Where a worker is wanted only once, await worker.terminate() belongs in a finally.',
  realCases: [
    {
      title: 'OmniRoute: workers evicted from their pool went on running',
      url: 'https://github.com/diegosouzapw/OmniRoute/pull/12813',
    },
    {
      title: 'help: every call starts a new thread',
      url: 'https://github.com/nodejs/help/issues/4486',
    },
  ],
};
