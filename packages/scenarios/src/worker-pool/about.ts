import type { Control } from '../about.ts';

export const about: Control = {
  id: 'worker-pool',
  kind: 'control',
  title: 'Workers started when they are needed',
  summary: 'A pool starts its four workers one by one, as more tasks come at a time.',
  goAnalogue: 'A pool of goroutines that grows to its limit and then queues.',
  looksLike: 'threads',
  signature: ['threads', 'rss', 'fds'],
  capture: 'async',
  difficulty: 'hard',
  story: [
    'A worker is expensive: a thread, a heap of its own, a handful of descriptors and more than ten megabytes. So the pool starts none before it is needed, and ends none that it has.',
    'With each worker threads, descriptors and resident memory take a step up together, while the heap of the main thread hardly moves. That is the signature of a worker that nobody terminates.',
    'Four steps, and then no more. Whoever stops watching after the third has seen threads grow three times out of three.',
  ],
  watch:
    'Threads, file descriptors and rss take four steps during the first 106 operations. From the fifth task at a time on, tasks wait.',
  whyTheFixWorks:
    'Workers are counted, and at the limit a task waits for the next free one. Each worker does many tasks and holds nothing of them.',
  realCases: [
    {
      title: 'pwiz: thread pools that were starting up were called leaks',
      url: 'https://github.com/ProteoWizard/pwiz/issues/3873',
    },
  ],
};
