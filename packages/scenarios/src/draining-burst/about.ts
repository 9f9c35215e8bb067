import type { Control } from '../about.ts';

export const about: Control = {
  id: 'draining-burst',
  kind: 'control',
  title: 'A backlog that drains',
  summary: 'Jobs come in faster than they are done, and are caught up with afterwards.',
  goAnalogue: 'A buffered channel that fills during a burst and empties after it.',
  looksLike: 'heap',
  signature: ['heapUsed', 'liveHeap', 'pendingAsync'],
  capture: 'heap',
  difficulty: 'medium',
  story: [
    'Each operation hands over 200 jobs and answers at once; a worker does a hundred at a time. While operations follow each other closely the backlog grows, and with it the heap.',
    'All of it is referred to by the queue, so no collection frees it, and a reading taken during the burst shows memory that is truly held. A collection proves nothing here: one has to wait.',
    'Once the burst is over the worker catches up in a moment, and everything is given back.',
  ],
  watch:
    'The live heap rises while operations run, and falls to where it began a moment after the last one, before or after a collection.',
  whyTheFixWorks:
    'The queue has a capacity. When it is reached whoever brings more has to wait, so memory is bounded during the burst and given back after it.',
  realCases: [
    {
      title: 'node-postgres: memory rose with waiting queries and came back',
      url: 'https://github.com/brianc/node-postgres/issues/2821',
    },
    {
      title: 'busmq: memory rose and fell under load, and over time there was no leak',
      url: 'https://github.com/capriza/node-busmq/issues/39',
    },
  ],
};
