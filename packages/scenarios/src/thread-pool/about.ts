import type { Control } from '../about.ts';

export const about: Control = {
  id: 'thread-pool',
  kind: 'control',
  title: 'The first use of the thread pool',
  summary: 'Node starts four threads when the first task needs one, and keeps them.',
  goAnalogue: 'The runtime starts operating-system threads as they are needed, and keeps them.',
  looksLike: 'threads',
  signature: ['threads', 'rss'],
  capture: 'async',
  difficulty: 'easy',
  story: [
    'File access, DNS look-ups, compression and much of cryptography run in a pool of threads behind Node. The pool is made when its first task comes, and not before.',
    'Where nothing has used it yet, the first request that reads a file adds four threads at once, with their stacks. On Node 20 loading the program has used it already; from 22 on the program itself may be the first.',
    'Threads are the scarcest resource of all, so a step in their number deserves a look. A step that happens once is a start, not a leak.',
  ],
  watch:
    'Threads go up by four with the first operation, or have done so before it, and stay there however many operations follow.',
  whyTheFixWorks:
    'The size of the pool is fixed when it starts: four, or what UV_THREADPOOL_SIZE says. More tasks wait in its queue; they do not bring more threads.',
  realCases: [
    {
      title: 'node: which calls use the thread pool, and how large it is',
      url: 'https://github.com/nodejs/node/pull/14995',
    },
    {
      title: 'libuv: whether the pool grows with the number of requests',
      url: 'https://github.com/joyent/libuv/issues/649',
    },
  ],
};
